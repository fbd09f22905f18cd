"""What is typed into a cell and what it means: the form's own codes, letters for non-answers, digits for choices."""

import datetime as dt
from collections.abc import Sequence

from instruments.i18n import _
from servqual_desk.errors import AnswerError
from servqual_desk.interviewing.answer_keys import letters, number_keys
from servqual_desk.interviewing.shown_question import Answer, Asked
from ui.widgets.answers.date_field import read_date
from ui.widgets.answers.number_fields import decimal_number, whole_number
from ui.widgets.answers.typed_digits import LONGEST_DIRECT_SCALE


def codes_of(asked: Asked) -> tuple[str, ...]:
    """What may be typed for each option and then for each non-answer, as it stands beside the form's boxes."""
    apart = letters([option.label for option in asked.non_answers])
    if asked.kind == "scale":
        return (*number_keys([int(option.value) for option in asked.choices]), *apart)
    if asked.kind in ("choice", "choices"):
        return (*(str(place + 1) for place in range(len(asked.choices))), *apart)
    return ()


def is_complete(asked: Asked, text: str) -> bool:
    """Whether nothing else that begins like this can be meant, so that the next row may be shown.

    A scale of many values (0 to 100) always waits for Enter, or 85 would move on and 8 would not.
    """
    if asked.kind not in ("scale", "choice") or len(asked.choices) > LONGEST_DIRECT_SCALE:
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
    match asked.kind:
        case "scale" | "choice":
            return _option(asked, text)
        case "choices":
            return [str(_option(asked, part)) for part in _parts(asked, text)]
        case "integer":
            return whole_number(text)
        case "number":
            return decimal_number(text)
        case "date":
            return read_date(text).isoformat()
        case _:
            return text


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
    if asked.kind in ("scale", "choice", "choices"):
        code = dict(
            zip([option.value for option in (*asked.choices, *asked.non_answers)], codes_of(asked), strict=True)
        )
        given: Sequence[object] = answer if isinstance(answer, list) else [answer]
        separator = "" if len(asked.choices) < 10 else ","
        return separator.join(code[one] for one in given if isinstance(one, int | str) and one in code)
    if asked.kind == "date" and isinstance(answer, str):
        return dt.date.fromisoformat(answer).strftime("%d/%m/%Y")
    if asked.kind == "number" and isinstance(answer, float):
        return repr(answer).removesuffix(".0")
    return str(answer)
