"""A conflict as a person reads it: the question in its own words, and both answers with their labels."""

from dataclasses import dataclass

from instruments.i18n import language
from instruments.model import Instrument
from instruments.question_order import Prompt, Section, prompts_by_column
from servqual_desk.interviewing.answer_values import to_answer
from servqual_desk.interviewing.answer_words import answer_words
from servqual_desk.interviewing.shown_question import asked
from servqual_desk.merging.result import Conflict
from servqual_desk.store.event_log import Stored
from servqual_desk.words.responsible import named
from ui.jobs.merge_words import value_words


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictWords:
    """What is shown side by side. `asks` is what the battery asks of the statement; "" where nothing does."""

    question: str
    asks: str
    ours: str
    theirs: str


def in_words(conflict: Conflict, instrument: Instrument) -> ConflictWords:
    """A conflict in the language in force; a column that the questionnaire no longer has stands by its name."""
    found = prompts_by_column(instrument).get(conflict.column)
    if found is None:
        return ConflictWords(
            question=conflict.column, asks="", ours=value_words(conflict.ours), theirs=value_words(conflict.theirs)
        )
    section, prompt = found
    return ConflictWords(
        question=_question(prompt, conflict.column),
        asks=prompt.stem.get(language()) if prompt.stem else "",
        ours=_answer(section, prompt, conflict.column, conflict.ours),
        theirs=_answer(section, prompt, conflict.column, conflict.theirs),
    )


def _question(prompt: Prompt, column: str) -> str:
    text = named(prompt.text.get(language()), language())
    return f"{text} ({column})" if prompt.traits.divides else text


def _answer(section: Section, prompt: Prompt, column: str, value: Stored) -> str:
    if value is None or prompt.traits.divides:
        return value_words(value)
    answer = to_answer(prompt, {column: value})
    question = asked(section, prompt, language(), answer=answer, total=None, position=0, count=0)
    return answer_words(question, answer)
