"""Their columns beside ours: by a person's map first, then by name, label and question; what stays open is asked."""

import difflib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from instruments.i18n import _
from servqual_desk.importing.cell_error import shown
from servqual_desk.importing.column_map import ColumnMap
from servqual_desk.importing.column_names import ColumnNames, Target
from servqual_desk.importing.foreign_file import Guess
from servqual_desk.importing.survey_service_columns import is_housekeeping, preset_of
from servqual_desk.importing.words import close


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the values of one of our columns stand: in a column of its own, in columns of ticks (place, choice), or in both."""

    place: int | None = None
    ticks: tuple[tuple[int, str], ...] = ()

    @property
    def places(self) -> tuple[int, ...]:
        """All of its columns, the first being the one that faults name."""
        return (() if self.place is None else (self.place,)) + tuple(place for place, _choice in self.ticks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """`sources`: our column → where it stands; `left_out`: places of columns that are no answers; `faults`: what is open."""

    sources: Mapping[str, Source] = field(default_factory=dict)
    left_out: tuple[int, ...] = ()
    faults: tuple[str, ...] = ()
    guesses: tuple[Guess, ...] = ()
    preset: str = ""


def match_columns(
    header: Sequence[str],
    names: ColumnNames,
    column_map: ColumnMap,
    *,
    known: Collection[str],
    name: str,
    preset: str = "auto",
    titles: Mapping[str, str] | None = None,
) -> Matching:
    """Match a header's columns.

    Args:
        header: trimmed names; a nameless column without cells is "".
        known: every column that a file may bring, for advice.
        name: the data file's, for the sentences.
        preset: which service wrote the file; `auto` to conclude.
        titles: column → the file's own words for it.
    """
    matcher = _Matcher(header, names, column_map, known, name)
    matcher.preset = preset_of(header) if preset == "auto" else preset
    matcher.match(titles or {})
    return matcher.result()


class _Matcher:
    def __init__(
        self, header: Sequence[str], names: ColumnNames, column_map: ColumnMap, known: Collection[str], name: str
    ) -> None:
        self._header, self._names, self._map, self._known, self._name = header, names, column_map, known, name
        self._mapped = {close(theirs): ours for theirs, ours in column_map.columns.items()}
        self._ignored = {close(theirs) for theirs in column_map.ignore}
        self._found: dict[Target, int] = {}
        self._left_out: list[int] = []
        self._guesses: list[Guess] = []
        self.preset = ""
        self.faults: list[str] = self._map_faults()

    def match(self, titles: Mapping[str, str]) -> None:
        first = next((place for place, theirs in enumerate(self._header) if theirs), 0)
        by_id = {ours for theirs in self._header if (ours := self._names.ids_beside(theirs))}
        for place, theirs in enumerate(self._header):
            if not theirs or close(theirs) in self._ignored:
                self._left_out.append(place)
            elif self._names.renamed(theirs) in by_id and not self._names.ids_beside(theirs):
                self._left_out.append(place)  # the numbers of a choice, whose ids stand beside them
            elif close(theirs) in self._mapped:
                if (target := self._names.ours(self._mapped[close(theirs)])) is not None:
                    self._take(place, target)
            elif not self._names.is_own(theirs) and is_housekeeping(theirs, self.preset, is_first=place == first):
                self._left_out.append(place)
            else:
                self._conclude(place, self._names.targets(theirs, titles.get(theirs, "")))

    def result(self) -> Matching:
        sources: dict[str, Source] = {}
        for (ours, choice), place in self._found.items():
            before = sources.get(ours, Source())
            sources[ours] = (
                Source(place=before.place, ticks=(*before.ticks, (place, choice)))
                if choice
                else Source(place=place, ticks=before.ticks)
            )
        return Matching(
            sources=sources,
            left_out=tuple(self._left_out),
            faults=tuple(self.faults),
            guesses=tuple(self._guesses),
            preset=self.preset,
        )

    def _conclude(self, place: int, targets: frozenset[Target]) -> None:
        theirs = self._header[place]
        if theirs in self._header[:place]:
            self._fault(_("{name}: the column {theirs} appears twice; keep one."), theirs=shown(theirs))
        elif len(targets) == 1:
            target = next(iter(targets))
            self._take(place, target)
            if theirs != target[0]:
                self._guesses.append(Guess(what="column", column=theirs, value="/".join(filter(None, target))))
        elif targets:
            several = ", ".join(sorted("/".join(filter(None, target)) for target in targets))
            sentence = _("{name}: the column {theirs} may be {several}; say which in a column map (--map MAP.toml).")
            self._fault(sentence, theirs=shown(theirs), several=several)
        else:
            self.faults.append(self._unknown(theirs))

    def _take(self, place: int, target: Target) -> None:
        if target in self._found:
            self._fault(
                _("{name}: the columns {first} and {second} are both mapped to “{ours}”; keep one."),
                first=shown(self._header[self._found[target]]),
                second=shown(self._header[place]),
                ours="/".join(filter(None, target)),
            )
            return
        self._found[target] = place

    def _fault(self, sentence: str, **words: str) -> None:
        self.faults.append(sentence.format(name=self._name, **words))

    def _map_faults(self) -> list[str]:
        present = {close(theirs) for theirs in self._header}
        absent = [
            _("{map}: {name} has no column {theirs}; correct the map.").format(
                map=self._map.name, name=self._name, theirs=shown(theirs)
            )
            for theirs in self._map.columns
            if close(theirs) not in present
        ]
        named = [*self._map.columns.values(), *self._map.values, *self._map.dates]
        dangling = [
            _("{map}: the questionnaire has no column {ours}; correct the map.").format(
                map=self._map.name, ours=shown(ours)
            )
            for ours in dict.fromkeys(named)
            if self._names.ours(ours) is None
        ]
        return absent + dangling

    def _unknown(self, theirs: str) -> str:
        near = difflib.get_close_matches(theirs.lower(), self._known, n=1)
        if near:
            return _("{name}: the questionnaire has no column {theirs}; did you mean “{near}”?").format(
                name=self._name, theirs=shown(theirs), near=near[0]
            )
        return _(
            "{name}: the questionnaire has no column {theirs}; rename it, or name it in a column map (MAP.toml)."
        ).format(name=self._name, theirs=shown(theirs))
