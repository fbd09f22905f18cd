"""A response as it is read: section by section, one line a question, what the batteries ask side by side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from instruments.model import Instrument
from instruments.question_order import Prompt, Section, prompts, relevant_answers, sections
from servqual_desk.interviewing.answer_values import to_answer
from servqual_desk.interviewing.shown_question import Asked, asked
from servqual_desk.store.event_log import Stored
from servqual_desk.words.responsible import named
from servqual_desk.words.section_words import section_title


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One answer. `is_asked` is False where an earlier answer hides the question; `is_corrected` where it was mended later."""

    asked: Asked
    is_asked: bool = True
    is_corrected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A heading, a statement with one cell a battery (None where it is not asked of it), or a question with one cell."""

    kind: Literal["heading", "item", "question"]
    text: str
    code: str = ""
    cells: tuple[Cell | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    instrument: Instrument
    answers: Mapping[str, Stored]
    language: str
    relevant: Mapping[str, object]
    """The answers to what is asked."""
    corrected: frozenset[str]

    def heading(self, section: Section) -> str:
        """The section's own words; "" where it has none."""
        return section.title.get(self.language) if section.title else ""

    def cell(self, section: Section, prompt: Prompt) -> Cell:
        """The prompt as it was asked and answered."""
        weights = self.instrument.weights
        total = weights.total if weights and prompt.traits.divides else None
        answer = to_answer(prompt, self.answers)
        return Cell(
            asked=asked(section, prompt, self.language, answer=answer, total=total, position=0, count=0),
            is_asked=prompt.is_asked(self.relevant),
            is_corrected=any(variable.name in self.corrected for variable in prompt.variables),
        )


def response_rows(
    instrument: Instrument, answers: Mapping[str, Stored], *, language: str, corrected: Iterable[str] = ()
) -> tuple[Row, ...]:
    """Everything that was asked, in the order of the interview.

    Args:
        corrected: the columns whose answers were mended afterwards.
    """
    relevant = relevant_answers(prompts(instrument), answers)
    given = _Given(
        instrument=instrument, answers=answers, language=language, relevant=relevant, corrected=frozenset(corrected)
    )
    found: list[Row] = []
    for is_items, group in groupby(sections(instrument), key=_group):
        parts = list(group)
        found += _items(parts, given) if is_items[0] else [row for part in parts for row in _questions(part, given)]
    return tuple(found)


def _group(section: Section) -> tuple[bool, str]:
    """Neighbours that stand side by side: the batteries of one family."""
    return section.kind == "items", section.family if section.kind == "items" else section.kind


def _items(parts: list[Section], given: _Given) -> list[Row]:
    """One row a statement; a battery of the instrument that this family lacks leaves its cell empty."""
    places = {battery.id: place for place, battery in enumerate(given.instrument.batteries)}
    rows: dict[str, list[Cell | None]] = {}
    for section in parts:
        for prompt in section.prompts:
            item, battery = prompt.variables[0].item, prompt.variables[0].battery
            if item is not None and battery is not None:
                cells = rows.setdefault(item.id, [None] * len(places))
                cells[places[battery.id]] = given.cell(section, prompt)
    titles = {item.id: item for item in given.instrument.items}
    dimension, found = "", []
    for item_id, cells in rows.items():
        item = titles[item_id]
        if item.dimension != dimension:
            dimension = item.dimension
            found.append(Row(kind="heading", text=given.instrument.dimension(dimension).title.get(given.language)))
        found.append(Row(kind="item", text=item.text.get(given.language), code=item_id, cells=tuple(cells)))
    return found


def _questions(section: Section, given: _Given) -> list[Row]:
    questions = [
        Row(
            kind="question",
            text=named(prompt.text.get(given.language), given.language),
            code="" if prompt.traits.divides else prompt.column,
            cells=(given.cell(section, prompt),),
        )
        for prompt in section.prompts
    ]
    return [Row(kind="heading", text=section_title(section.kind, own=given.heading(section))), *questions]
