"""Which cells of published counts are hidden, so that none of them can be worked out from the others.

A cell is *few* where it counts at least one and fewer than `smallest` people; it prints `<5`. A cell *beside* it is hidden so
that sums do not tell the few; it prints `…`. Every line (a row, a column, all cells that add up to a known total) must leave each
of its hidden cells a range of at least `smallest` − 2, as wide as what `<5` says by itself; then the whole system of lines is
audited by linear programming (`ranges`). The signs may tell as well: a `…` beside a `<5` counts nobody or at least `smallest`, so
that of six people in `<5` and `…` one and five are known. Where that leaves a few too narrow a range, the line says `…` of all
that it hides. An empty cell that is shown says 0; where all else is hidden it is hidden too.

Cox (1980), "Suppression methodology and statistical disclosure control", JASA 75; Hundepool et al. (2012), Statistical Disclosure
Control, ch. 4.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

import numpy as np

from analysis.disclosure.ranges import BESIDE, FEW, SHOWN, Line, Met, States, line_ranges, narrow_cells
from analysis.formulas.contingency import Counts
from analysis.item_matrices import Mask
from analysis.thresholds import SMALLEST_PUBLISHED

_REMEMBERED = 1000  # cells of a table up to which its states are kept, for whoever asks again


def hidden(
    counts: Counts, lines: Sequence[Line], smallest: int = SMALLEST_PUBLISHED, forced: Mask | None = None
) -> States:
    """Each cell's state: SHOWN, FEW or BESIDE.

    Args:
        counts: people in each cell, any shape; places in `lines` are those of the flattened cells.
        lines: cells whose sum a reader knows.
        smallest: the least count that is shown.
        forced: cells that are hidden whatever they count.
    """
    cells, marks = counts.astype(np.int64).tobytes(), None if forced is None else forced.astype(bool).tobytes()
    known = tuple(line.astype(np.intp).tobytes() for line in lines)
    asked = _hidden if counts.size <= _REMEMBERED else _hidden.__wrapped__
    return np.frombuffer(asked(cells, known, smallest, marks), dtype=np.int8).reshape(counts.shape).copy()


@lru_cache(256)
def _hidden(counts: bytes, known: tuple[bytes, ...], smallest: int, marks: bytes | None) -> bytes:
    """The same, of numbers alone: the tables of a paper ask many times about the same units and services."""
    flat = np.frombuffer(counts, dtype=np.int64)
    lines = [np.frombuffer(line, dtype=np.intp) for line in known]
    forced = None if marks is None else np.frombuffer(marks, dtype=bool)
    state = np.zeros(flat.size, dtype=np.int8)
    if forced is not None:
        state[forced] = BESIDE
    few = (flat > 0) & (flat < smallest)
    state[few] = FEW if smallest > 2 else BESIDE  # `<2` would say 1
    width = max(1, smallest - 2)
    met = Met(least=flat.astype(float), most=flat.astype(float))
    looked_at = _LookedAt(lines, flat.size)
    while True:
        exposed = next(_exposed(flat, state, looked_at, smallest, width, met), None)
        if exposed is None:
            return _without_telling_signs(state, lines, flat, smallest, forced).tobytes()
        looked_at.changed(_cover(flat, state, exposed))


class _LookedAt:
    """The lines, and which of them need no second look, since no cell of theirs was hidden after the first."""

    def __init__(self, lines: Sequence[Line], cells: int) -> None:
        self.lines = lines
        self._is_safe = np.zeros(len(lines), dtype=bool)
        self._through: list[list[int]] = [[] for _cell in range(cells)]
        for at, line in enumerate(lines):
            for cell in line.tolist():
                self._through[cell].append(at)

    def exposed(self, is_exposed: Callable[[Line], bool]) -> Iterator[Line]:
        """Those that are, as far as they need a look, in their order."""
        for at in np.flatnonzero(~self._is_safe).tolist():
            if is_exposed(self.lines[at]):
                yield self.lines[at]
            else:
                self._is_safe[at] = True

    def changed(self, cells: Line) -> None:
        """The state of these cells is another one now."""
        for cell in cells.tolist():
            self._is_safe[self._through[cell]] = False


def _exposed(flat: Counts, state: States, looked_at: _LookedAt, smallest: int, width: int, met: Met) -> Iterator[Line]:
    """Lines that leave a hidden cell too narrow a range; at last those that only the whole system betrays."""
    lines = looked_at.lines
    yield from looked_at.exposed(lambda line: _is_exposed(flat[line], state[line], smallest, width))
    crossed = _crossed(state, lines)
    if any((state[line] != BESIDE).any() for line in crossed):  # else nothing more can be hidden
        for cell in narrow_cells(flat, state, crossed, smallest, width, met):
            yield from (line for line in _by_room(state, lines, cell) if not (state[line] == BESIDE).all())


def _is_exposed(counts: Counts, state: States, smallest: int, width: int) -> bool:
    """A line that is hidden whole has nothing more to hide: its total is for the table above it to protect."""
    covered = state > SHOWN
    if not covered.any() or (state == BESIDE).all():
        return False
    low, high = line_ranges(state[covered], int(counts[covered].sum()), smallest)
    return bool((high - low < width).any())


def _without_telling_signs(
    state: States, lines: Sequence[Line], flat: Counts, smallest: int, forced: Mask | None
) -> States:
    """The states, `…` in place of every `<5` of a line in which the two signs together tell the few."""
    is_forced = np.zeros(len(state), dtype=bool) if forced is None else forced
    both = [line for line in lines if (state[line] == FEW).any() and (state[line] == BESIDE).any()]
    lost = [
        line[state[line] == FEW]
        for line in both
        if not is_forced[line].any()  # such a cell may count anything
        and _signs_tell(int((state[line] == FEW).sum()), int(flat[line][state[line] > SHOWN].sum()), smallest)
    ]
    for cells in lost:
        state[cells] = BESIDE
    return state


def _signs_tell(few: int, left: int, smallest: int) -> bool:
    """Whether one of `few` cells with `<5`, of `left` people hidden in a line, has not all of its values left.

    The other few count 1 to `smallest` − 1 each; what says `…` nobody, or `smallest` at least.
    """
    fewest, most = few - 1, (few - 1) * (smallest - 1)
    rest = [left - value for value in range(1, smallest)]
    possible = [at for at, others in enumerate(rest) if fewest <= others <= most or others >= fewest + smallest]
    return not possible or possible[-1] - possible[0] < smallest - 2


def _crossed(state: States, lines: Sequence[Line]) -> list[Line]:
    """The lines with hidden cells, where a hidden cell stands in two of them: one line alone was looked at already."""
    own = [line for line in lines if (state[line] > SHOWN).any()]
    times = np.zeros(len(state), dtype=int)
    for line in own:
        times[line] += 1
    return own if ((times > 1) & (state > SHOWN)).any() else []


def _by_room(state: States, lines: Sequence[Line], cell: int) -> list[Line]:
    """The cell's lines, those with the most shown cells first; then all others."""
    own = [line for line in lines if cell in line]
    others = [line for line in lines if cell not in line]
    return [*sorted(own, key=lambda line: -int((state[line] == SHOWN).sum())), *others]


def _cover(flat: Counts, state: States, line: Line) -> Line:
    """Hide one more cell: the smallest count that is shown, an empty one last; where none is left all lose their `<5`.

    Returns:
        the cells whose state is another one now.
    """
    shown = line[state[line] == SHOWN]
    if not len(shown):
        state[line] = BESIDE
        return line
    counts = flat[shown]
    chosen: Line = shown[[np.where(counts == 0, counts.max() + 1, counts).argmin()]]
    state[chosen] = BESIDE
    return chosen


def lines_of(shape: Sequence[int]) -> list[Line]:
    """Every row, column and further line of a table whose margins are all known."""
    places = np.arange(int(np.prod(shape))).reshape(tuple(shape))
    return [
        np.asarray(line)
        for axis, length in enumerate(shape)
        if length
        for line in np.moveaxis(places, axis, -1).reshape(-1, length)
    ]
