"""Which variable a foreign column is: by its name, its label, the question's words, or the path that a service puts before."""

import re
from collections.abc import Collection, Iterator

from instruments.columns import Variable, variables
from instruments.model import Instrument
from instruments.short_names import EARLIER_STATA, SPSS, STATA
from servqual_desk.importing.found_columns import Target
from servqual_desk.importing.words import SHORTEST_BEGINNING, WordTable, close, nearest
from servqual_desk.words.file_columns import FileColumn, file_names
from servqual_desk.words.response_columns import BY_NAME

_CODE_AND_WORDS = re.compile(r"([^\s.]+)\. (.+)", re.DOTALL)
_PATH = re.compile(r"[/]")
_NAME_PATH = re.compile(r"[/.:-]")


class ColumnNames:
    """Everything that a column of the questionnaire may be called."""

    def __init__(self, instrument: Instrument) -> None:
        self._variables = variables(instrument)
        self._own = {variable.name for variable in self._variables} | set(BY_NAME)
        self._of_our_files = _of_our_files(instrument)
        self._table: WordTable[Target] = WordTable()
        for own in self._own:
            self._table.add(own, (own, ""))
        for variable in self._variables:
            for words in _names(variable):
                self._table.add(words, (variable.name, ""))
            for words, ticked in _ticks(variable):
                self._table.add(words, (variable.name, ticked))
        self._names: WordTable[Target] = WordTable((name, (name, "")) for name in self._own)
        for variable in self._variables:
            for choice in variable.choices if variable.traits.several else ():
                self._names.add(f"{variable.name}/{choice.id}", (variable.name, choice.id))

    def is_own(self, column: str) -> bool:
        """Whether it is one of our columns, letter by letter."""
        return column in self._own

    def ids_beside(self, column: str) -> str:
        """Our column whose ids stand in this one, which our own files keep beside its numbers; "" for any other."""
        found = self._of_our_files.get(column.strip())
        return found.column if found is not None and found.part == "id" else ""

    def renamed(self, column: str) -> str:
        """Our column under the name that it has here: itself, or what our own files call it."""
        found = self._of_our_files.get(column.strip())
        return found.column if found is not None and found.part == "answer" else column.strip()

    def targets(self, column: str, title: str = "") -> frozenset[Target]:
        """What the column may be: one target where it is known, several where nothing tells which, none where it is unknown.

        Args:
            column: its name in the file.
            title: the file's own words for it, beside its name (an SPSS variable's label).
        """
        if (ours := self._of_our_files.get(column.strip())) is not None and not self.is_own(column.strip()):
            return frozenset({(ours.column, ours.choice)})
        evidence = [found for found in (*self._by_name(column), self._by_title(title)) if found]
        if not evidence:
            return frozenset()
        agreed = frozenset.intersection(*evidence)
        return agreed or frozenset.union(*evidence)

    def ours(self, name: str) -> Target | None:
        """The target that a person names in a map: `age`, or `used/ktp` for a column of ticks."""
        if name in self._own:
            return name, ""
        column, slash, choice = name.partition("/")
        for variable in self._variables:
            if slash and variable.name == column and variable.traits.several:
                return next(((column, one.id) for one in variable.choices if one.id == choice.strip()), None)
        return None

    def ranks(self, column: str) -> int:
        """How many choices a ranking of ours puts in order; 0 for any other column."""
        ranked = (one for one in self._variables if one.name == column and one.traits.ranked)
        return next((len(one.choices) for one in ranked), 0)

    def may_be_rank(self, column: str, target: Target) -> bool:
        """Whether a column of one choice of a ranking may as well be that of a rank: where choices are called 1, 2, 3, …

        Our own files hold the places of choices.
        """
        ours, choice = target
        ranks = self.ranks(ours) if column.strip() not in self._of_our_files else 0
        return choice in map(str, range(1, ranks + 1))

    def has_several(self, targets: Collection[Target]) -> bool:
        """Whether it is the whole answer to one question of ours with several choices."""
        several = {(variable.name, "") for variable in self._variables if variable.traits.several}
        return len(targets) == 1 and set(targets) <= several

    def near(self, column: str) -> Target | None:
        """What the column comes nearest to where its words are unknown: a slip of the pen, or the same words in another order."""
        return nearest(column, self._table)

    def _by_name(self, column: str) -> list[frozenset[Target]]:
        if self.is_own(column.strip()):
            return [frozenset({(column.strip(), "")})]
        if whole := self._table.meanings(column):
            return [whole]
        if found := _CODE_AND_WORDS.fullmatch(column.strip()):
            code, words = found.groups()
            return [self._table.meanings(code), self._table.meanings(words) or self._in_path(words)]
        return [self._in_path(column) or self._in_name_path(column)]

    def _in_path(self, column: str) -> frozenset[Target]:
        """The longest end of a path that is known: groups stand before the question."""
        for found in _PATH.finditer(column):
            if meanings := self._table.meanings(column[found.end() :]):
                return meanings
        return frozenset()

    def _in_name_path(self, column: str) -> frozenset[Target]:
        """The same for names alone, which other signs part as well (`group-s1`, `group.s1`).

        `s1:sex` is none: two questions in one name are columns that were not parted.
        """
        for found in _NAME_PATH.finditer(column):
            if meanings := self._names.meanings(column[found.end() :]):
                return meanings if self._names.meanings(column[: found.start()]) <= meanings else frozenset()
        return frozenset()

    def _by_title(self, title: str) -> frozenset[Target]:
        words = title.strip()
        if found := self._table.meanings(words):
            return found
        beginning = close(words.rstrip("…").rstrip("."))
        if len(beginning) < SHORTEST_BEGINNING or not words.endswith(("…", "...")):
            return frozenset()
        return frozenset(
            (variable.name, "")
            for variable in self._variables
            if any(close(full).startswith(beginning) for full in _names(variable))
        )


def _of_our_files(instrument: Instrument) -> dict[str, FileColumn]:
    """Name in an SPSS or a Stata file of ours → what stands there, for every column that is not called as it is here."""
    found = [pair for naming in (EARLIER_STATA, SPSS, STATA) for pair in file_names(instrument, naming).items()]
    return {name: part for part, name in found if name != part.column}


def _names(variable: Variable) -> Iterator[str]:
    """The question's words in every language, with the battery's own words before them and without."""
    for language, words in variable.label.words.items():
        yield words
        if variable.battery is not None:
            stem = variable.battery.stem.get(language)
            yield f"{stem} {words}"
            yield f"{words} {stem}"
    if variable.battery is not None and variable.item is not None:
        yield f"{variable.battery.id} {variable.item.id}"
        if variable.battery.suffix:
            yield f"{variable.battery.suffix} {variable.item.id}"


def _ticks(variable: Variable) -> Iterator[tuple[str, str]]:
    """What a column of ticks for one choice may be called: question and choice, by id or words."""
    if not variable.traits.several:
        return
    for question in (variable.name, *variable.label.words.values()):
        for choice in variable.choices:
            for words in (choice.id, *choice.label.words.values()):
                yield f"{question}/{words}", choice.id
