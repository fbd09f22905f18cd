"""Simulated citizens who answer any questionnaire: for the sample project, for trying things out, for measuring speed.

Each citizen has a satisfaction of their own, close to it one for each dimension, and answers around these with some noise, so
that items of a dimension hang together, what is experienced falls short of what is expected, and the outcome follows the
dimensions. Some answers are missing, some are "don't know". Every response says that it is simulated.
"""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, floor
from random import Random

from instruments.columns import Variable, item_variable, question_variable, weight_variables
from instruments.condition import holds
from instruments.model import Choice, Instrument, Question, Scale
from servqual_desk.demo.simulated_town import COMPLAINTS, LEVELS, OTHER_WORDS, PRAISE, SERVICES, SHARES
from servqual_desk.importing.raw_table import Records, Value, WholeTable

SOURCE = "simulated"
FIRST_DAY = dt.datetime(2026, 9, 7, 1, 0, tzinfo=dt.UTC)  # a Monday, 08:00 in western Indonesia
WORKING_DAYS, WORKING_HOURS = 20, 7

MISSING = 0.004  # share of scale answers left out
NON_ANSWER = 0.012  # share of scale answers that are "don't know", where the scale has that
SILENT_ON_WEIGHTS = 0.06
COMMENTING = 0.3
SECONDS_A_QUESTION = 6.5

# Spreads, as shares of a scale: between citizens, between a citizen's dimensions, and of one answer.
CITIZEN, DIMENSION, ANSWER = 0.13, 0.08, 0.11
HABIT = 0.11  # how high a citizen expects in general


def simulate(instrument: Instrument, n: int, *, seed: int = 2026) -> Records:
    """`n` responses of one day after another, the same for the same seed."""
    town = _Town(instrument, Random(seed))
    answers: dict[str, list[Value]] = {name: [] for name in town.columns}
    meta: dict[str, list[Value]] = {name: [] for name in _META}
    for number in range(n):
        response, about = town.response(number, n)
        for name, column in answers.items():
            column.append(response.get(name))
        for name, column in meta.items():
            column.append(about.get(name))
    return Records(WholeTable(answers | meta, n))


_META = (
    "sqd_uuid",
    "sqd_started_at",
    "sqd_finished_at",
    "sqd_language",
    "sqd_mode",
    "sqd_enumerator",
    "sqd_unit",
    "sqd_service",
    "sqd_wave",
    "sqd_source",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Statement:
    """How an item is answered in a battery: around `level`, moved by the dimension (perception) or by habit (the others)."""

    column: str
    dimension: str
    level: float
    is_perception: bool
    reverse: bool
    scale: Scale
    show_if: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Citizen:
    """Satisfaction by dimension and over all, and how much is expected in general, in shares of a scale around 0."""

    dimensions: Mapping[str, float]
    overall: float
    habit: float


class _Town:
    """The questionnaire and the chances of every answer, drawn once; then one citizen after another."""

    def __init__(self, instrument: Instrument, random: Random) -> None:
        self._instrument = instrument
        self._random = random
        self._language = "id" if "id" in instrument.languages else instrument.languages[0]
        self._dimension_effects = {dimension.id: random.gauss(0, 0.05) for dimension in instrument.dimensions}
        self._importance = {dimension.id: random.uniform(0.5, 1.5) for dimension in instrument.dimensions}
        self._choice_effects: dict[tuple[str, str], float] = {
            (question.id, choice.id): random.gauss(0, 0.02)
            for question in instrument.questions
            for choice in question.choices
        }
        self._statements = self._draw_statements()
        self._weights = weight_variables(instrument)
        self._profile = [q for q in instrument.questions if q.role in ("consent", "profile")]
        self._after = [q for q in instrument.questions if q.role in ("outcome", "comment")]
        self.columns = (
            *(statement.column for statement in self._statements),
            *(variable.name for variable in self._weights),
            *(question_variable(question).name for question in instrument.questions),
        )

    def response(self, number: int, n: int) -> tuple[dict[str, Value], dict[str, Value]]:
        """One citizen's answers, and the `sqd_*` columns of the response."""
        answers: dict[str, Value] = {}
        self._ask(self._profile, answers, satisfaction=0.0)
        citizen = self._citizen(answers)
        for statement in self._statements:
            if holds(statement.show_if, answers):
                answers[statement.column] = self._rate(statement, citizen)
        answers.update(self._divide_points())
        self._ask(self._after, answers, satisfaction=citizen.overall)
        return answers, self._about(number, n, answers)

    def _draw_statements(self) -> tuple[_Statement, ...]:
        instrument = self._instrument
        met = {item.id: self._random.gauss(0, 0.05) for item in instrument.items}
        wanted = {item.id: self._random.gauss(0, 0.025) for item in instrument.items}
        return tuple(
            _Statement(
                column=item_variable(instrument, item, battery).name,
                dimension=item.dimension,
                level=LEVELS[battery.id] + (met if battery.id == "perception" else wanted)[item.id],
                is_perception=battery.id == "perception",
                reverse=item.reverse,
                scale=instrument.scale_of(item, battery.id),
                show_if=instrument.family_of(item).show_if,
            )
            for battery in instrument.batteries
            for item in instrument.items
            if battery.id in item.batteries
        )

    def _citizen(self, answers: Mapping[str, Value]) -> _Citizen:
        gauss = self._random.gauss
        group = sum(self._choice_effects.get((column, str(value)), 0.0) for column, value in answers.items())
        own = gauss(0, CITIZEN) + group
        dimensions = {name: own + effect + gauss(0, DIMENSION) for name, effect in self._dimension_effects.items()}
        total = sum(self._importance.values())
        overall = sum(self._importance[name] * value for name, value in dimensions.items()) / total
        return _Citizen(dimensions=dimensions, overall=overall, habit=gauss(0, HABIT))

    def _rate(self, statement: _Statement, citizen: _Citizen) -> Value:
        mood = citizen.dimensions[statement.dimension] if statement.is_perception else citizen.habit
        return self._point(statement.scale, statement.level + mood, reverse=statement.reverse)

    def _point(self, scale: Scale, level: float, *, reverse: bool = False) -> Value:
        """A whole number of the scale around the level (0 lowest, 1 highest), or missing, or a non-answer."""
        chance = self._random.random()
        if chance < MISSING:
            return None
        if scale.missing and chance < MISSING + NON_ANSWER:
            return self._random.choice(tuple(scale.missing))
        share = min(1.0, max(0.0, level + self._random.gauss(0, ANSWER)))
        steps = floor(share * (scale.max - scale.min) + 0.5)
        return scale.max - steps if reverse else scale.min + steps

    def _divide_points(self) -> dict[str, Value]:
        """Points that sum to the total, in fives where the total allows; sometimes none at all."""
        task = self._instrument.weights
        if task is None or self._random.random() < SILENT_ON_WEIGHTS:
            return {}
        names = [variable.name for variable in self._weights]
        unit = 5 if task.total % 5 == 0 and task.total >= 10 * len(names) else 1
        shares = [
            self._importance[_dimension_of(variable)] * exp(self._random.gauss(0, 0.35)) for variable in self._weights
        ]
        units = task.total // unit
        points = [floor(units * share / sum(shares)) for share in shares]
        for _left in range(units - sum(points)):
            points[self._random.randrange(len(points))] += 1
        return dict(zip(names, (point * unit for point in points), strict=True))

    def _ask(self, questions: Sequence[Question], answers: dict[str, Value], *, satisfaction: float) -> None:
        for question in questions:
            if holds(question.show_if, answers):
                answers[question.id] = self._answer(question, satisfaction)

    def _answer(self, question: Question, satisfaction: float) -> Value:
        random = self._random
        if question.scale is not None:
            return self._point(question.scale, LEVELS["perception"] + satisfaction)
        if question.traits.ranked:
            return self._order(question)
        if question.traits.several:
            chosen = [choice.id for choice in question.choices if random.random() < 0.4]
            return ";".join(chosen) or random.choice(question.choices).id
        if question.choices:
            return random.choices(question.choices, _shares(question.id, question.choices))[0].id
        if question.traits.own_words:
            return self._words(question, satisfaction)
        if question.kind == "integer" and question.limits.max is not None:
            return _count(random, question.limits.min or 0, question.limits.max)
        return MADE_UP[question.kind](random, satisfaction)

    def _order(self, question: Question) -> Value:
        """Choices that stand earlier come first more often."""
        places = {choice.id: at + self._random.gauss(0, 2) for at, choice in enumerate(question.choices)}
        return ";".join(sorted(places, key=places.__getitem__))

    def _words(self, question: Question, satisfaction: float) -> Value:
        words = OTHER_WORDS
        if question.role == "comment":
            if self._random.random() > COMMENTING:
                return None
            words = PRAISE if satisfaction + self._random.gauss(0, CITIZEN) > 0 else COMPLAINTS
        return self._random.choice(words.get(self._language, words["en"]))

    def _about(self, number: int, n: int, answers: Mapping[str, Value]) -> dict[str, Value]:
        started = _start(number, n)
        seconds = len(answers) * SECONDS_A_QUESTION * exp(self._random.gauss(0, 0.25))
        unit, service = self._random.choices(tuple(SERVICES), tuple(SERVICES.values()))[0]
        is_kiosk = self._random.random() < 0.2
        return {
            "sqd_uuid": str(uuid.UUID(int=self._random.getrandbits(128), version=4)),
            "sqd_started_at": started.isoformat(timespec="milliseconds"),
            "sqd_finished_at": (started + dt.timedelta(seconds=seconds)).isoformat(timespec="milliseconds"),
            "sqd_language": self._language,
            "sqd_mode": "kiosk" if is_kiosk else "interviewer",
            "sqd_enumerator": None if is_kiosk else f"P{self._random.randint(1, 4)}",
            "sqd_unit": unit,
            "sqd_service": service,
            "sqd_wave": "2026-1",
            "sqd_source": SOURCE,
        }


def _dimension_of(variable: Variable) -> str:
    return variable.dimension.id if variable.dimension else ""


def _shares(question_id: str, choices: Sequence[Choice]) -> list[float]:
    """The chance of each choice; see `SHARES`."""
    known = SHARES.get(question_id, {})
    unnamed = sum(choice.id not in known for choice in choices)
    left = max(0.0, 1.0 - sum(known.get(choice.id, 0.0) for choice in choices))
    return [known[choice.id] if choice.id in known else left / unnamed for choice in choices]


def _start(number: int, n: int) -> dt.datetime:
    """When the interview began: spread evenly over the working days of four weeks."""
    day, part = divmod(number * WORKING_DAYS / max(n, 1), 1)
    week, weekday = divmod(int(day), 5)
    return FIRST_DAY + dt.timedelta(weeks=week, days=weekday, hours=part * WORKING_HOURS)


def _age(random: Random, _satisfaction: float) -> Value:
    return round(min(80.0, max(17.0, random.gauss(38, 13))))


def _count(random: Random, least: float, most: float) -> Value:
    """A count between its limits, most of them near the least: days waited, visits made."""
    return floor(least + (most - least) * random.betavariate(1, 30))


def _mark(random: Random, satisfaction: float) -> Value:
    return round(LEVELS["perception"] * 10 + 10 * satisfaction + random.gauss(0, 1), 2)


def _day(random: Random, _satisfaction: float) -> Value:
    return (FIRST_DAY + dt.timedelta(days=random.randrange(28))).date().isoformat()


# Answers that neither stand in the questionnaire nor are words, by kind.
MADE_UP: Mapping[str, Callable[[Random, float], Value]] = {"integer": _age, "number": _mark, "date": _day}
