"""Each different word for an answer, once: what it means or why nobody can tell, and in how many cells it stands."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from instruments.columns import Variable
from servqual_desk.importing.likely_words import likely
from servqual_desk.importing.raw_table import Value
from servqual_desk.importing.words import close

MOST_WORDS = 500

Answers = tuple[str, ...]  # what there is to choose from: the points and non-answers of a scale, or the ids of choices


@dataclass(slots=True, kw_only=True)
class Word:
    """A cell that is no plain code.

    Attributes:
        cell: as the file writes it where it comes first, trimmed.
        label: the file's own word for it; "" where the file has none.
        value: what it means; None for an empty cell, and where `why` says that it cannot be told.
        why: the fault; "" where there is none.
        near: what it was meant to be, perhaps, as a column map writes it; "" where nothing comes near.
        answers: what it may mean in every one of the columns; a number that the file has a name for may be that number.
        columns: our column → in how many cells.
    """

    cell: str
    label: str
    value: Value
    why: str
    answers: Answers
    near: str = ""
    columns: dict[str, int] = field(default_factory=dict)

    @property
    def n(self) -> int:
        return sum(self.columns.values())

    @property
    def is_open(self) -> bool:
        """Whether a person must say what it means, or the cells' rows are refused."""
        return bool(self.why)


def has_words(variable: Variable | None) -> bool:
    """Whether the answers of a variable can stand in a file in words."""
    return variable is not None and bool(variable.scale or variable.choices)


def can_be_asked(variable: Variable | None, labels: Mapping[str, str], said: Collection[str]) -> bool:
    """Whether a person may be asked what cells of a column mean: answers in words, or codes that the file itself names."""
    if variable is None or variable.traits.own_words:
        return False
    return has_words(variable) or variable.is_numeric or bool(labels or said)


def answers_of(variable: Variable) -> Answers:
    """What an answer in words may mean, as a column map writes it."""
    if variable.scale is not None:
        return (*map(str, variable.scale.values), *variable.scale.missing)
    return tuple(choice.id for choice in variable.choices)


class WordList:
    """Collects words column by column; of very many, the first are kept."""

    def __init__(self) -> None:
        self._words: dict[tuple[object, ...], Word] = {}

    def note(
        self,
        variable: Variable,
        cells: Sequence[str],
        codes: Sequence[int],
        values: Mapping[str, Value],
        refused: Mapping[str, str],
        *,
        labels: Mapping[str, str],
        said: Collection[str],
        near: Mapping[str, str],
    ) -> None:
        """Note the words among the cells of one column.

        Args:
            codes: a row each, which of `cells` it has.
            values: cell → what was read; `refused`: cell → why nothing could be.
            labels: the file's own words for its codes; `said`: cells whose meaning a person told.
            near: what such a code may mean by its place.
        """
        answers = answers_of(variable)

        def is_shown(cell: str) -> bool:
            trimmed = cell.strip()
            if not trimmed or trimmed in said:
                return bool(trimmed)
            if not has_words(variable):
                return cell in refused and (trimmed in labels or bool(likely(variable, cell)))
            is_code = values.get(cell) is None or trimmed in answers or _is_number(trimmed)
            return cell in refused or trimmed in labels or not is_code

        shown = {at: cell for at, cell in enumerate(cells) if is_shown(cell)}
        if not shown:
            return
        counts = Counter(codes)
        for at, cell in shown.items():
            if counts[at]:
                label = labels.get(cell.strip(), "")
                found = near.get(cell.strip(), "") or likely(variable, label or cell)
                self._add(
                    variable, cell, answers or (found or cell.strip(),), label, values, refused, found, counts[at]
                )

    def _add(
        self,
        variable: Variable,
        cell: str,
        answers: Answers,
        label: str,
        values: Mapping[str, Value],
        refused: Mapping[str, str],
        near: str,
        n: int,
    ) -> None:
        why, value = refused.get(cell, ""), values.get(cell)
        among = (variable.scale.min, variable.scale.max) if variable.scale else answers
        key = (close(cell), among, label, value, bool(why))
        word = self._words.get(key)
        if word is None:
            if len(self._words) >= MOST_WORDS:
                return
            near = near if why else ""
            word = Word(cell=cell.strip(), label=label, value=value, why=why, near=near, answers=answers)
            self._words[key] = word
        word.answers = tuple(answer for answer in word.answers if answer in answers)
        word.columns[variable.name] = word.columns.get(variable.name, 0) + n

    def words(self) -> tuple[Word, ...]:
        """Those that are open first, then by how often they stand in the file."""
        return tuple(sorted(self._words.values(), key=lambda word: (not word.is_open, -word.n)))


def _is_number(cell: str) -> bool:
    return cell.replace(".", "", 1).lstrip("+-").isdigit()
