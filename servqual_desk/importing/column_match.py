"""Their columns beside ours: by a person's map first, then by name, label and question; what stays open is asked."""

import difflib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from instruments.i18n import _
from servqual_desk.importing.cell_error import shown
from servqual_desk.importing.column_map import PART, ColumnMap
from servqual_desk.importing.column_names import ColumnNames
from servqual_desk.importing.foreign_file import Guess
from servqual_desk.importing.found_columns import FoundColumn, State, Target, target_name
from servqual_desk.importing.multiple_response_sets import second_forms
from servqual_desk.importing.ranked_columns import ranked_columns
from servqual_desk.importing.survey_service_columns import is_housekeeping, moment_of, preset_of
from servqual_desk.importing.words import close


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the values of one of our columns stand: in a column of its own, in columns of ticks (place, choice), or in both.

    `parts` are further columns whose cells are joined to those of the column of its own.
    """

    place: int | None = None
    ticks: tuple[tuple[int, str], ...] = ()
    parts: tuple[int, ...] = ()

    @property
    def places(self) -> tuple[int, ...]:
        """All of its columns, the first being the one that faults name."""
        own = () if self.place is None else (self.place, *self.parts)
        return own + tuple(place for place, _choice in self.ticks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """What became of a header.

    Attributes:
        sources: our column → where it stands.
        columns: each of their columns in the file's order, and what it was taken for.
        moments: our column → the service's own column of times that tells it, where the file has none of ours.
        faults: what keeps the file from being imported: open columns, and a map that does not fit.
    """

    sources: Mapping[str, Source] = field(default_factory=dict)
    columns: tuple[FoundColumn, ...] = ()
    moments: Mapping[str, Source] = field(default_factory=dict)
    faults: tuple[str, ...] = ()
    map_faults: tuple[str, ...] = ()
    guesses: tuple[Guess, ...] = ()
    preset: str = ""

    def with_times(self, ours: str, source: Source) -> "Matching":
        """Our column of times taken from one of the service's own."""
        columns = tuple(
            replace(one, state="moment", targets=((ours, ""),)) if one.place == source.place else one
            for one in self.columns
        )
        return replace(self, sources={**self.sources, ours: source}, columns=columns)


def match_columns(
    header: Sequence[str],
    names: ColumnNames,
    column_map: ColumnMap,
    *,
    known: Collection[str],
    name: str,
    preset: str = "auto",
    titles: Mapping[str, str] | None = None,
    sets: Mapping[str, Sequence[str]] | None = None,
    joined: Mapping[str, Sequence[str]] | None = None,
) -> Matching:
    """Match a header's columns.

    Args:
        header: trimmed names; a nameless column without cells is "".
        known: every column that a file may bring, for advice.
        name: the data file's, for the sentences.
        preset: which service wrote the file; `auto` to conclude.
        titles: column → the file's own words for it.
        sets: column of a multiple-response set → what the set and its own words call it.
        joined: column of such a set's joined answers → the columns that it joins; either it is imported or they are.
    """
    matcher = _Matcher(header, names, column_map, known, name)
    matcher.preset = preset_of(header) if preset == "auto" else preset
    matcher.leave_out(second_forms(header, names, column_map, titles or {}, joined or {}))
    matcher.match(titles or {}, sets or {})
    return matcher.result()


class _Matcher:
    def __init__(
        self, header: Sequence[str], names: ColumnNames, column_map: ColumnMap, known: Collection[str], name: str
    ) -> None:
        self._header, self._names, self._map, self._known, self._name = header, names, column_map, known, name
        said = {close(theirs): ours for theirs, ours in column_map.columns.items()}
        self._parts = {theirs: ours.removeprefix(PART) for theirs, ours in said.items() if ours.startswith(PART)}
        self._mapped = {theirs: ours for theirs, ours in said.items() if theirs not in self._parts}
        self._ignored = {close(theirs) for theirs in column_map.ignore}
        self._found: dict[Target, int] = {}
        self._joined: dict[str, list[int]] = {}
        self._ranks: Mapping[str, tuple[int, ...]] = {}
        self._columns: list[FoundColumn] = []
        self._moments: dict[str, int] = {}
        self._second: frozenset[str] = frozenset()
        self._guesses: list[Guess] = []
        self.preset = ""
        self.map_faults: list[str] = self._map_faults()
        self.faults: list[str] = []

    def leave_out(self, second: frozenset[str]) -> None:
        """Leave these columns aside: what stands in them stands in others, too."""
        self._second = second

    def match(self, titles: Mapping[str, str], sets: Mapping[str, Sequence[str]]) -> None:
        first = next((place for place, theirs in enumerate(self._header) if theirs), 0)
        ranked = self._ranked()
        by_id = {ours for theirs in self._header if (ours := self._names.ids_beside(theirs))}
        for place, theirs in enumerate(self._header):
            if not theirs or close(theirs) in self._ignored:
                self._note(place, "ignored" if theirs else "nameless")
            elif theirs in self._second or (
                self._names.renamed(theirs) in by_id and not self._names.ids_beside(theirs)
            ):
                self._note(place, "beside")  # a set's other form; the numbers of a choice, whose ids stand beside them
            elif close(theirs) in self._parts:
                self._join(place, self._parts[close(theirs)])
            elif place in ranked:
                self._take_rank(place, ranked[place])
            elif close(theirs) in self._mapped:
                target = self._names.ours(self._mapped[close(theirs)])
                if target is not None:
                    self._take(place, target, "said")
                else:
                    self._note(place, "unknown")
            elif not self._names.is_own(theirs) and is_housekeeping(theirs, self.preset, is_first=place == first):
                self._leave_to_the_service(place)
            else:
                found = self._names.targets(theirs, titles.get(theirs, ""))
                self._conclude(place, found or self._by_set(sets.get(theirs, ())))

    def result(self) -> Matching:
        sources: dict[str, Source] = {}
        self._require_wholes()
        for (ours, choice), place in self._found.items():
            before = sources.get(ours, Source())
            sources[ours] = (
                replace(before, ticks=(*before.ticks, (place, choice)))
                if choice
                else replace(before, place=place, parts=tuple(self._joined.get(ours, ())))
            )
        return Matching(
            sources=sources,
            columns=tuple(self._columns),
            moments={ours: Source(place=place) for ours, place in self._moments.items() if ours not in sources},
            faults=tuple(self.faults),
            map_faults=tuple(self.map_faults),
            guesses=tuple(self._guesses),
            preset=self.preset,
        )

    def _by_set(self, called: Sequence[str]) -> frozenset[Target]:
        return next((found for name in called if (found := self._names.targets(name))), frozenset())

    def _note(self, place: int, state: State, *targets: Target) -> None:
        self._columns.append(FoundColumn(place=place, theirs=self._header[place], state=state, targets=targets))

    def _leave_to_the_service(self, place: int) -> None:
        self._note(place, "service")
        ours = moment_of(self._header[place], self.preset)
        if ours:
            self._moments.setdefault(ours, place)

    def _conclude(self, place: int, targets: frozenset[Target]) -> None:
        theirs = self._header[place]
        targets |= {(ours, "") for ours, choice in targets if self._names.may_be_rank(theirs, (ours, choice))}
        if theirs in self._header[:place]:
            self._note(place, "twice")
            self._fault(_("{name}: the column {theirs} appears twice; keep one."), theirs=shown(theirs))
        elif len(targets) == 1:
            target = next(iter(targets))
            self._take(place, target, "own" if theirs == target[0] else "matched")
            if theirs != target[0]:
                self._guesses.append(Guess(what="column", column=theirs, value=target_name(target)))
        elif targets:
            self._note(place, "several", *sorted(targets))
            several = ", ".join(sorted(map(target_name, targets)))
            sentence = _("{name}: the column {theirs} may be {several}; say which in a column map (--map MAP.toml).")
            self._fault(sentence, theirs=shown(theirs), several=several)
        else:
            near = self._names.near(theirs)
            self._note(place, "unknown", *(() if near is None else (near,)))
            self.faults.append(self._unknown(theirs))

    def _take(self, place: int, target: Target, state: State) -> None:
        self._note(place, "taken" if target in self._found else state, target)
        if target in self._found:
            self._fault(
                _("{name}: the columns {first} and {second} are both mapped to “{ours}”; keep one."),
                first=shown(self._header[self._found[target]]),
                second=shown(self._header[place]),
                ours=target_name(target),
            )
            return
        self._found[target] = place

    def _join(self, place: int, ours: str) -> None:
        """Their column is a further part of ours; a name that the questionnaire does not have is a fault of the map."""
        if (ours, "") == self._names.ours(ours):
            self._note(place, "part", (ours, ""))
            self._joined.setdefault(ours, []).append(place)
        else:
            self._note(place, "unknown")

    def _ranked(self) -> dict[int, str]:
        """The columns that hold a ranking rank by rank → our column; unless the whole of it stands beside them."""
        said = {*self._parts, *self._mapped, *self._ignored}
        places = {place for place, theirs in enumerate(self._header) if close(theirs) in said}
        found = ranked_columns(self._header, self._names, places)
        ranks = {place for columns in found.values() for place in columns}
        others = (theirs for place, theirs in enumerate(self._header) if place not in ranks)
        whole = {ours for theirs in others for ours, choice in self._names.targets(theirs) if not choice}
        self._ranks = {ours: columns for ours, columns in found.items() if ours not in whole}
        return {place: ours for ours, columns in self._ranks.items() for place in columns}

    def _take_rank(self, place: int, ours: str) -> None:
        first, *further = self._ranks[ours]
        if place == first:
            self._take(place, (ours, ""), "matched")
            self._joined[ours] = further
        else:
            self._note(place, "part", (ours, ""))
        self._guesses.append(Guess(what="column", column=self._header[place], value=ours))

    def _require_wholes(self) -> None:
        """A part needs the column that it is a part of."""
        for ours, places in self._joined.items():
            if (ours, "") not in self._found:
                self._fault(
                    _("{name}: {theirs} is a further part of “{ours}”, and no column of the file is “{ours}” itself."),
                    theirs=shown(self._header[places[0]]),
                    ours=ours,
                )

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
        named = [*(ours.removeprefix(PART) for ours in self._map.columns.values()), *self._map.values, *self._map.dates]
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
