"""A file's own value labels against the questionnaire's: believed where they prove what a code means, else refused.

What a label says against the code's own number is `changed`: nobody recodes answers before a person has agreed (`consents`).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from instruments.i18n import _
from instruments.model import Choice, Scale
from servqual_desk.importing.answer_words import choice_words, scale_words
from servqual_desk.importing.numbered_words import number_and_words
from servqual_desk.importing.words import SHORTEST_BEGINNING, WordTable, close

_DENIALS = frozenset(
    ["tidak", "tak", "belum", "menolak", "no", "not", "none", "don't", "don’t", "dont", "refused", "n/a", "na"]
)
"""With which a label begins that may mean that nothing was answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeMeanings:
    """What the codes of one column mean.

    Attributes:
        values: cell → our value; None where it is an empty cell.
        refused: cell → why it cannot be taken.
        near: refused cell → what it may mean by its place, as a column map writes it.
        changed: the cells that show another answer of ours than their label says.
        turn: how a number without a label becomes ours: (1, 0) as it is, (−1, 6) the other way; None where nothing tells.
        emptied: labels of missing codes that our scale does not have, and that become empty cells.
        renamed: cell → its label, where the file has other words for a point than we have and its neighbours prove the place.
    """

    values: Mapping[str, int | str | None] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)
    near: Mapping[str, str] = field(default_factory=dict)
    changed: tuple[str, ...] = ()
    emptied: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    turn: tuple[int, int] | None = (1, 0)


def scale_codes(scale: Scale, labels: Mapping[str, str], missing: Collection[str], column: str) -> CodeMeanings:
    """The codes of a scale's column.

    A label that is one of ours decides. A code with another label is taken by its number where at least two labels of ours prove
    how the codes count and our scale has no words of its own for that point, or both of its neighbours are ours (“Ragu-ragu”
    for our “Netral”, between our “Tidak setuju” and “Setuju”); else it is refused. What the file declares as missing takes the
    reason that its label says; without one of ours it is an empty cell.

    Args:
        column: ours, for the sentences.
    """
    words = scale_words(scale)
    told = {cell: _meaning(words, label) for cell, label in labels.items()}
    values: dict[str, int | str | None] = {cell: value for cell, value in told.items() if value is not None}
    refused = _twice(values, labels)
    for cell in missing:
        if isinstance(values.get(cell), int):
            refused[cell] = _("“{cell}” is declared as missing and labelled “{label}”, which is an answer.").format(
                cell=cell, label=labels[cell]
            )
        else:
            values.setdefault(cell, None)
    turn, near, renamed = _turn(values), {}, {}
    for cell, label in labels.items():
        if cell in values or cell in refused or _says_nothing(cell, label):
            continue
        point = _turned(cell, turn)
        if point not in scale.values:
            refused[cell] = _not_on_the_scale(scale, cell, label, column)
        elif point in scale.labels and point is not None and _is_proven(point, label, values):
            renamed[cell] = label
        elif point in scale.labels:
            refused[cell], near[cell] = _other_words(cell, label, column), str(point)
    changed = tuple(cell for cell, value in values.items() if _is_changed(scale, cell, value))
    return CodeMeanings(
        values=values,
        refused=refused,
        near=near,
        changed=changed,
        emptied=_emptied(values, labels, missing),
        renamed=renamed,
        turn=turn if changed else (1, 0),
    )


def choice_codes(
    choices: tuple[Choice, ...], labels: Mapping[str, str], missing: Collection[str], column: str
) -> CodeMeanings:
    """The codes of a choice's column: a label that is one of ours decides; another label only beside our own id in letters."""
    words = choice_words(choices)
    ids = {choice.id for choice in choices}
    values: dict[str, int | str | None] = dict.fromkeys(missing)
    refused: dict[str, str] = {}
    for cell, label in labels.items():
        meant = words.find(label)
        if meant is not None:
            values[cell] = meant
        elif cell not in values and (cell not in ids or cell.isdigit()) and not _says_nothing(cell, label):
            refused[cell] = _(
                "the file calls {cell} “{label}”, which is none of the question's choices; say in a column map under "
                '[values.{column}] what it means, "" for an empty cell.'
            ).format(cell=cell, label=label, column=column)
    changed = tuple(cell for cell in labels if cell in ids and values.get(cell) not in (cell, None))
    return CodeMeanings(values=values, refused=refused, changed=changed, emptied=_emptied(values, labels, missing))


def plain_codes(labels: Mapping[str, str], missing: Collection[str], column: str, *, are_words: bool) -> CodeMeanings:
    """The codes of a column of numbers, days or own words: what they are called is the answer where that is in words.

    Among numbers and days a name that says more than the number is refused: 99 may be an age, or nobody's.
    """
    values: dict[str, int | str | None] = dict.fromkeys(missing)
    named = {cell: label for cell, label in labels.items() if cell not in values and not _says_nothing(cell, label)}
    if are_words:
        return CodeMeanings(values=values | named, emptied=_emptied(values, labels, missing))
    refused = {
        cell: _(
            "the file calls {cell} “{label}”; say in a column map under [values.{column}] what it means: the number, or "
            '"" for an empty cell.'
        ).format(cell=cell, label=label, column=column)
        for cell, label in named.items()
        if cell not in label
    }
    return CodeMeanings(values=values, refused=refused, emptied=_emptied(values, labels, missing))


def _not_on_the_scale(scale: Scale, cell: str, label: str, column: str) -> str:
    return _(
        "the file calls {cell} “{label}”, which is no answer of the scale from {min} to {max}; say in a column map under "
        '[values.{column}] what it means, "" for an empty cell.'
    ).format(cell=cell, label=label, column=column, min=scale.min, max=scale.max)


def _other_words(cell: str, label: str, column: str) -> str:
    return _(
        "the file calls {cell} “{label}”, which the questionnaire's scale calls otherwise; say in a column map under "
        '[values.{column}] what it means, "" for an empty cell.'
    ).format(cell=cell, label=label, column=column)


def _meaning(words: WordTable[int | str], label: str) -> int | str | None:
    found = words.find(label)
    if found is None and (parts := number_and_words(label)) is not None:
        found = words.find(parts[1])
    return _beginning(words, label) if found is None else found


def _beginning(words: WordTable[int | str], label: str) -> int | str | None:
    """What a label means that a file format has cut."""
    cut = close(label).rstrip("….")
    if len(cut) < SHORTEST_BEGINNING:
        return None
    meant = {one for whole, meanings in words.pairs(loosely=False) if whole.startswith(cut) for one in meanings}
    return meant.pop() if len(meant) == 1 else None


def _is_proven(point: int, label: str, values: Mapping[str, int | str | None]) -> bool:
    """Whether a label in other words stands between two labels of ours, each at its own number, and denies no answer."""
    neighbours = all(values.get(str(beside)) == beside for beside in (point - 1, point + 1))
    return neighbours and point not in values.values() and not _DENIALS & set(label.casefold().split()[:1])


def _says_nothing(cell: str, label: str) -> bool:
    """A label that only repeats its code."""
    return not label.strip() or close(label) == close(cell)


def _emptied(values: Mapping[str, object], labels: Mapping[str, str], missing: Collection[str]) -> tuple[str, ...]:
    return tuple(labels.get(cell) or cell for cell in missing if values[cell] is None)


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


def _is_changed(scale: Scale, cell: str, value: int | str | None) -> bool:
    """Whether the cell looks like another answer of ours than it is."""
    number = _whole(cell)
    return value is not None and value != number and (isinstance(value, int) or number in scale.values)


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


def _turned(cell: str, turn: tuple[int, int] | None) -> int | None:
    number = _whole(cell)
    return None if number is None or turn is None else turn[0] * number + turn[1]


def _whole(cell: str) -> int | None:
    return int(cell) if cell.lstrip("-").isdigit() and cell.isascii() else None
