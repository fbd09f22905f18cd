"""A method of the lab and its options as a person types them, `option=value`, made into what the lab runs."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from analysis.methods import METHODS, Method, Options, controls
from analysis.methods.fields import Choice, Control, Flag, Level, Lines, Pick, Real, SurveyFile, Whole
from analysis.methods.pickers import candidates
from analysis.table import Note
from exports.words import note_sentence
from exports.words.option_types import type_words
from instruments.i18n import _
from instruments.model import Instrument
from servqual_desk.errors import DataError

if TYPE_CHECKING:
    import pandas as pd

YES, NO = ("yes", "ya", "true", "on", "1"), ("no", "tidak", "false", "off", "0")


def method_of(name: str, instrument: Instrument) -> Method:
    """The method of that id.

    Raises:
        DataError: there is none, or the questionnaire cannot give it.
    """
    if name not in METHODS:
        raise DataError(
            _("There is no method “{method}”. Use one of: {methods}.").format(method=name, methods=", ".join(METHODS))
        )
    reason = why_not(METHODS[name], instrument)
    if reason:
        raise DataError(_("{method}: {reason}").format(method=name, reason=reason))
    return METHODS[name]


def why_not(method: Method, instrument: Instrument) -> str:
    """Why the questionnaire cannot give the method, in a sentence; "" where it can."""
    code = method.why_not(instrument)
    return "" if code is None else note_sentence(Note(code=code, where=""), instrument)


def read_options(method: Method, settings: Sequence[str], instrument: Instrument, frame: "pd.DataFrame") -> Options:
    """The options that the settings choose; what none names keeps its default.

    Raises:
        DataError: a setting that is none, an unknown option, a value that the option cannot take; a sentence each.
    """
    known = {described.name: described.control for described in controls(method.options)}
    given, faults = _given(method, known, settings)
    values: dict[str, Any] = {}
    for name, texts in given.items():
        read = _read(known[name], texts, instrument, frame)
        if read is None:
            sentence = _("{option} takes {type}, and not “{value}”.")
            type_ = type_words(known[name], instrument)
            faults.append(sentence.format(option=name, type=type_, value=", ".join(texts)))
        else:
            values[name] = read
    if faults:
        raise DataError(faults)
    return method.options(**values)


def _given(
    method: Method, known: Mapping[str, Control], settings: Sequence[str]
) -> tuple[dict[str, list[str]], list[str]]:
    """What is said of each option, and a sentence for each setting that names none."""
    given: dict[str, list[str]] = {}
    faults: list[str] = []
    for setting in settings:
        name, sign, value = (part.strip() for part in setting.partition("="))
        if not sign or not name:
            faults.append(_("--set takes OPTION=VALUE, and not “{setting}”.").format(setting=setting))
        elif name not in known:
            sentence = _("“{option}” is no option of {method}. Use one of: {options}.")
            faults.append(sentence.format(option=name, method=method.id, options=", ".join(known)))
        else:
            given.setdefault(name, []).append(value)
    return given, faults


def _read(control: Control, texts: Sequence[str], instrument: Instrument, frame: "pd.DataFrame") -> Any:
    """The value that an option takes; None where the texts say none. Several texts are one value only where several may be."""
    match control:
        case Lines():
            return tuple(texts)
        case Pick(of=of, many=True):
            parts = tuple(part.strip() for text in texts for part in text.split(",") if part.strip())
            return parts if set(parts) <= set(candidates(of, instrument)) else None
    return _single(control, texts[0], instrument, frame) if len(texts) == 1 else None


def _single(control: Control, text: str, instrument: Instrument, frame: "pd.DataFrame") -> Any:
    match control:
        case Flag():
            return {**dict.fromkeys(YES, True), **dict.fromkeys(NO, False)}.get(text.lower())
        case Whole() | Real():
            value = _number(text, whole=isinstance(control, Whole))
            return value if control.fits(value) else None
        case Choice() | SurveyFile():
            return text if control.fits(text) else None
        case Pick(of=of):
            return text if text in candidates(of, instrument) else None
        case Level(column=column):
            return text if column in frame and (frame[column].astype("str") == text).any() else None
    return None


def _number(text: str, *, whole: bool) -> float | int | None:
    """A number as it is typed, with a point or a comma; a whole one has neither."""
    try:
        return int(text) if whole else float(text.replace(",", "."))
    except ValueError:
        return None
