"""A file's own value labels against the questionnaire's: believed where they prove what a code means, else refused."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from instruments.i18n import _
from instruments.model import Choice, Scale
from servqual_desk.importing.answer_words import choice_words, scale_words
from servqual_desk.importing.numbered_words import number_and_words
from servqual_desk.importing.words import WordTable, close


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeMeanings:
    """What the codes of one column mean.

    Attributes:
        values: cell → our value; None where it is an empty cell.
        refused: cell → why it cannot be taken.
        recoded: whether some code means another number than it shows.
        turn: how a number without a label becomes ours: (1, 0) as it is, (−1, 6) the other way; None where nothing tells.
        emptied: labels of missing codes that our scale does not have, and that become empty cells.
    """

    values: Mapping[str, int | str | None] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)
    recoded: bool = False
    emptied: tuple[str, ...] = ()
    turn: tuple[int, int] | None = (1, 0)


def scale_codes(scale: Scale, labels: Mapping[str, str], missing: Collection[str]) -> CodeMeanings:
    """The codes of a scale's column.

    A label that is one of ours decides. Codes with other labels follow where at least two labels of ours prove that the
    codes count as ours do (or the other way, or from another number); else they are refused. What the file declares as
    missing takes the reason that its label says; without one of ours it is an empty cell.
    """
    words = scale_words(scale)
    told = {cell: _meaning(words, label) for cell, label in labels.items()}
    values: dict[str, int | str | None] = {cell: value for cell, value in told.items() if value is not None}
    refused = _twice(values, labels)
    emptied = []
    for cell in missing:
        if cell in values:
            if isinstance(values[cell], int):
                refused[cell] = _("“{cell}” is declared as missing and labelled “{label}”, which is an answer.").format(
                    cell=cell, label=labels[cell]
                )
        else:
            values[cell] = None
            if labels.get(cell):
                emptied.append(labels[cell])
    turn = _turn(values)
    for cell, label in labels.items():
        if cell in values or cell in refused or _says_nothing(cell, label):
            continue
        if turn is None:
            refused[cell] = _(
                "the file calls {cell} “{label}”, which the questionnaire's scale does not have, and nothing proves what "
                "it means; say it in a column map under [values]."
            ).format(cell=cell, label=label)
    recoded = any(isinstance(value, int) and str(value) != cell for cell, value in values.items())
    return CodeMeanings(
        values=values, refused=refused, recoded=recoded, emptied=tuple(emptied), turn=turn if recoded else (1, 0)
    )


def choice_codes(choices: tuple[Choice, ...], labels: Mapping[str, str], missing: Collection[str]) -> CodeMeanings:
    """The codes of a choice's column: a label that is one of ours decides; another label only beside our own id in letters."""
    words = choice_words(choices)
    ids = {choice.id for choice in choices}
    values: dict[str, int | str | None] = dict.fromkeys(missing)
    refused: dict[str, str] = {}
    for cell, label in labels.items():
        meant = words.find(label)
        if meant is not None:
            values[cell] = meant
        elif cell not in values and (cell not in ids or cell.isdigit()) and label.strip():
            refused[cell] = _(
                "the file calls {cell} “{label}”, which is none of the question's choices; say in a column map under "
                "[values] what it means."
            ).format(cell=cell, label=label)
    emptied = tuple(labels[cell] for cell in missing if values[cell] is None and labels.get(cell))
    recoded = any(cell in ids and values.get(cell) not in (cell, None) for cell in labels)
    return CodeMeanings(values=values, refused=refused, recoded=recoded, emptied=emptied)


def _meaning(words: WordTable[int | str], label: str) -> int | str | None:
    found = words.find(label)
    if found is None and (parts := number_and_words(label)) is not None:
        return words.find(parts[1])
    return found


def _says_nothing(cell: str, label: str) -> bool:
    """A label that only repeats its code."""
    return not label.strip() or close(label) == close(cell)


def _twice(values: Mapping[str, int | str | None], labels: Mapping[str, str]) -> dict[str, str]:
    """Codes that the file gives the same meaning as another code."""
    first: dict[int | str | None, str] = {}
    refused = {}
    for cell, value in values.items():
        if isinstance(value, int) and value in first:
            refused[cell] = refused[first[value]] = _(
                "the file calls both {first} and {cell} “{label}”; its labels contradict themselves."
            ).format(first=first[value], cell=cell, label=labels[cell])
        first.setdefault(value, cell)
    return refused


def _turn(values: Mapping[str, int | str | None]) -> tuple[int, int] | None:
    """How the file's numbers become ours: (1, 0) as they are, (−1, 6) the other way; None where two labels do not prove it."""
    pairs = [
        (number, value)
        for cell, value in values.items()
        if isinstance(value, int) and (number := _whole(cell)) is not None
    ]
    if len(pairs) < 2:
        return None
    for sign in (1, -1):
        offsets = {value - sign * number for number, value in pairs}
        if len(offsets) == 1:
            return sign, offsets.pop()
    return None


def _whole(cell: str) -> int | None:
    return int(cell) if cell.lstrip("-").isdigit() and cell.isascii() else None
