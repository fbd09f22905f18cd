"""The order in which everything is asked: the same for the screen, the paper form and the data entry.

Consent, profile (a section a heading), then family by family each battery's items and after them the family's weights, then
outcome, then comment.
"""

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from typing import Literal

from msgspec import Struct, structs

from instruments.columns import Variable, item_variable, question_variable, weight_variables
from instruments.condition import holds
from instruments.condition_evaluation import Answers
from instruments.kinds import Kind, PromptKind, kind_of
from instruments.model import Battery, Instrument, Question, QuestionRole, Text, WeightTask

SectionKind = Literal["consent", "profile", "items", "weights", "outcome", "comment"]
PromptRole = QuestionRole | Literal["item", "weights"]


class Prompt(Struct, frozen=True, kw_only=True):
    """One thing to answer at a time.

    `variables` holds the one column that it fills; of a constant sum, one a dimension, and `column` is the first one's name.
    `stem` is what the battery asks of each item.
    """

    column: str
    variables: tuple[Variable, ...]
    kind: PromptKind
    text: Text
    role: PromptRole
    stem: Text | None = None
    required: bool = False
    show_if: str = ""

    @property
    def traits(self) -> Kind:
        return kind_of(self.kind)

    def is_asked(self, answers: Answers) -> bool:
        """Whether someone who gave these answers, all of them relevant ones, is asked this: see `relevant_answers`."""
        return not self.show_if or holds(self.show_if, answers)

    @property
    def refusals(self) -> tuple[str, ...]:
        """The choices by which a person declines to take part; none for most."""
        question = self.variables[0].question
        return question.refusals if question else ()


class Section(Struct, frozen=True, kw_only=True):
    """Prompts asked under one heading; `family` and `battery` are set where the section belongs to one.

    `title` is the heading of its questions, or the family's own, where the family is asked in one battery only: of several, what
    is asked tells them apart.
    """

    kind: SectionKind
    prompts: tuple[Prompt, ...]
    family: str = ""
    battery: Battery | None = None
    stem: Text | None = None
    title: Text | None = None


def sections(instrument: Instrument) -> tuple[Section, ...]:
    """Every prompt of the instrument once, in the order asked; a part that the instrument lacks has no section."""
    everything = [
        *_questions(instrument, "consent"),
        *_questions(instrument, "profile"),
        *(section for family in instrument.families for section in _family(instrument, family)),
        *_questions(instrument, "outcome"),
        *_questions(instrument, "comment"),
    ]
    return tuple(section for section in everything if section.prompts)


def prompts(instrument: Instrument) -> tuple[tuple[Section, Prompt], ...]:
    """Everything that is asked, in that order, each with its section."""
    return tuple((section, prompt) for section in sections(instrument) for prompt in section.prompts)


def prompts_by_column(instrument: Instrument) -> dict[str, tuple[Section, Prompt]]:
    """By each column what fills it, with its section; a constant sum stands at every one of its columns."""
    return {
        variable.name: (section, prompt) for section, prompt in prompts(instrument) for variable in prompt.variables
    }


def relevant_answers(order: Iterable[tuple[Section, Prompt]], answers: Answers) -> dict[str, object]:
    """The answers without those to what is not asked, nor to what is asked only because of one of those, and so on.

    A condition names only what is asked before, so one walk in the order of `prompts` finds all. Source: ODK XForms, `relevant`.
    """
    given = dict(answers)
    for _section, prompt in order:
        if not prompt.is_asked(given):
            for variable in prompt.variables:
                given.pop(variable.name, None)
    return given


def unasked_columns(instrument: Instrument, answers: Answers) -> tuple[str, ...]:
    """The columns that hold an answer to what someone who gave these answers is not asked."""
    relevant = relevant_answers(prompts(instrument), answers)
    return tuple(name for name, value in answers.items() if value is not None and name not in relevant)


def points_to_share(instrument: Instrument, prompt: Prompt) -> int | None:
    """The sum that a prompt divides; None where it divides none."""
    return instrument.weights.total if instrument.weights and prompt.traits.divides else None


def _family(instrument: Instrument, family: str) -> list[Section]:
    found = [_items(instrument, family, battery) for battery in instrument.batteries]
    asked = [section for section in found if section.prompts]
    if len(asked) == 1:
        found = [structs.replace(asked[0], title=instrument.family(family).title)]
    if instrument.weights is not None and instrument.weights.family == family:
        found.append(_weights(instrument, instrument.weights))
    return found


def _items(instrument: Instrument, family: str, battery: Battery) -> Section:
    dimensions = {dimension.id for dimension in instrument.dimensions_of(family)}
    variables = [
        item_variable(instrument, item, battery)
        for item in instrument.items
        if item.dimension in dimensions and battery.id in item.batteries
    ]
    stem, asked_of = instrument.family(family).stem or battery.stem, instrument.family(family).show_if
    prompts = tuple(
        Prompt(
            column=variable.name,
            variables=(variable,),
            kind="scale",
            text=variable.label,
            role="item",
            stem=stem,
            show_if=asked_of,
        )
        for variable in variables
    )
    return Section(kind="items", prompts=prompts, family=family, battery=battery, stem=stem)


def _weights(instrument: Instrument, task: WeightTask) -> Section:
    variables = weight_variables(instrument)
    prompt = Prompt(
        column=variables[0].name,
        variables=variables,
        kind="weights",
        text=task.prompt,
        role="weights",
        show_if=instrument.family(task.family).show_if,
    )
    return Section(kind="weights", prompts=(prompt,), family=task.family)


def _questions(instrument: Instrument, role: QuestionRole) -> list[Section]:
    """A section for the neighbours that share a heading."""
    return [
        Section(kind=role, prompts=tuple(map(_question, questions)), title=heading)
        for heading, questions in groupby(instrument.questions_with(role), key=attrgetter("heading"))
    ]


def _question(question: Question) -> Prompt:
    return Prompt(
        column=question.id,
        variables=(question_variable(question),),
        kind=question.kind,
        text=question.text,
        role=question.role,
        required=question.required,
        show_if=question.show_if,
    )
