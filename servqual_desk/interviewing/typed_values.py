"""What is typed towards an answer and what it means: the form's own codes, letters for non-answers, digits for choices.

Page, kiosk and paper keep what is typed in one notation: text by column, as it would stand in the cells of the paper grid.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from instruments.i18n import _, format_date, language
from servqual_desk.errors import AnswerError
from servqual_desk.interviewing.answer_keys import LONGEST_DIRECT_SCALE, letters, number_keys
from servqual_desk.interviewing.entered_text import decimal_number, read_date, whole_number
from servqual_desk.interviewing.shown_question import Answer, Asked


def codes_of(asked: Asked) -> tuple[str, ...]:
    """What may be typed for each option and then for each non-answer, as it stands beside the form's boxes."""
    apart = letters([option.label for option in asked.non_answers])
    if asked.traits.answers == "scale":
        return (*number_keys([int(option.value) for option in asked.choices]), *apart)
    if asked.traits.answers == "choices":
        return (*(str(place + 1) for place in range(len(asked.choices))), *apart)
    return ()


def is_complete(asked: Asked, text: str) -> bool:
    """Whether nothing else that begins like this can be meant, so that the next row may be shown.

    A scale of many values (0 to 100) always waits for Enter, or 85 would move on and 8 would not.
    """
    waits = asked.traits.answers == "scale" and len(asked.choices) > LONGEST_DIRECT_SCALE
    if asked.traits.several or not asked.traits.answers or waits:
        return False
    return [code for code in codes_of(asked) if code.startswith(text.upper())] == [text.upper()]


def read_cell(asked: Asked, text: str) -> Answer:
    """The answer that is meant; None for an empty cell.

    Raises:
        AnswerError: it is none of the form's codes, or no such number or day.
    """
    text = text.strip()
    if not text:
        return None
    if asked.traits.several:
        return [str(_option(asked, part)) for part in _parts(asked, text)]
    if asked.traits.answers:
        return _option(asked, text)
    return WRITTEN[asked.kind].read(text)


def _option(asked: Asked, text: str) -> int | str:
    codes = codes_of(asked)
    if text.upper() not in codes:
        raise AnswerError(_("“{typed}” is none of {codes}.").format(typed=text, codes=", ".join(filter(None, codes))))
    return (*asked.choices, *asked.non_answers)[codes.index(text.upper())].value


def _parts(asked: Asked, text: str) -> Sequence[str]:
    """Codes one after another (13), or with anything between them where a code has two digits (1,12)."""
    apart = text.replace(",", " ").replace(";", " ").split()
    return list(text) if len(apart) == 1 and len(asked.choices) < 10 else apart


def written(asked: Asked, answer: Answer) -> str:
    """How an answer is typed."""
    if answer is None or isinstance(answer, dict):
        return ""
    if asked.traits.answers:
        code = dict(
            zip([option.value for option in (*asked.choices, *asked.non_answers)], codes_of(asked), strict=True)
        )
        given: Sequence[object] = answer if isinstance(answer, list) else [answer]
        separator = "" if len(asked.choices) < 10 else ","
        return separator.join(code[one] for one in given if isinstance(one, int | str) and one in code)
    return WRITTEN[asked.kind].write(answer)


def said(asked: Asked, answer: Answer) -> str:
    """An answer without codes in words: as it is typed, but a day with the name of its month, lest 2 March be 3 February."""
    return "" if answer is None else (WRITTEN[asked.kind].say or WRITTEN[asked.kind].write)(answer)


def read_typed(asked: Asked, typed: Mapping[str, str]) -> Answer:
    """The answer that is meant by what is typed for each column; None where nothing is, or no point is given.

    Raises:
        AnswerError: as of `read_cell`.
    """
    texts = {column: typed.get(column, "").strip() for column in asked.columns}
    if not asked.traits.divides:
        return read_cell(asked, texts[asked.column])
    points = {column: whole_number(text or "0") for column, text in texts.items()}
    return points if any(points.values()) else None


def read_named(asked: Asked) -> Answer:
    """The answer that is meant by what is typed at a question and kept.

    Raises:
        AnswerError: as of `read_cell`; the sentence names the column.
    """
    try:
        return read_typed(asked, asked.typed)
    except AnswerError as error:
        sentence = _("{column}: {sentence}").format(column=asked.column, sentence=error)
        raise AnswerError(sentence, here=str(error)) from None


def says_no_more(asked: Asked, typed: Mapping[str, str]) -> bool:
    """Whether what is typed is the answer that is stored already; what can't be read yet is not."""
    try:
        return read_typed(asked, typed) == asked.answer
    except AnswerError:
        return False


def _read_day(text: str) -> Answer:
    return read_date(text).isoformat()


def _write_day(answer: Answer) -> str:
    return dt.date.fromisoformat(str(answer)).strftime("%d/%m/%Y")


def _say_day(answer: Answer) -> str:
    return format_date(dt.date.fromisoformat(str(answer)))


def _write_number(answer: Answer) -> str:
    number = (repr(answer) if isinstance(answer, float) else str(answer)).removesuffix(".0")
    return number.replace(".", "," if language() == "id" else ".")


class Written(Struct, frozen=True, kw_only=True):
    """How a kind without codes is typed: from the text of a cell (never empty) to the answer, and back; `say`: in words."""

    read: Callable[[str], Answer]
    write: Callable[[Answer], str] = str
    say: Callable[[Answer], str] | None = None
    wide: bool = True


WRITTEN: Mapping[str, Written] = {
    "integer": Written(read=whole_number, wide=False),
    "number": Written(read=decimal_number, write=_write_number),
    "date": Written(read=_read_day, write=_write_day, say=_say_day),
    "text": Written(read=str),
}
