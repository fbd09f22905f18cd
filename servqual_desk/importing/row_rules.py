"""What a row must hold to besides its single cells: weights that add up, a response that comes only once."""

from collections.abc import Collection, Mapping, Sequence

from instruments.columns import weight_variables
from instruments.i18n import _
from instruments.model import Instrument
from servqual_desk.importing.faults import FaultList
from servqual_desk.store.coded_cells import in_full

Columns = Mapping[str, Sequence[object]]


class WeightRule:
    """Weights are all there and add up, or all blank."""

    def __init__(self, instrument: Instrument, given: Mapping[str, str], faults: FaultList) -> None:
        """`given`: our column → their name of it."""
        names = [variable.name for variable in weight_variables(instrument)]
        self._names = names if names and all(name in given for name in names) else []
        self._theirs = [given[name] for name in self._names]
        faults.watch(self._theirs)
        self._total = instrument.weights.total if instrument.weights else 0
        self._sums: dict[tuple[object, ...], str] = {}

    def check(self, numbers: Sequence[int], places: Sequence[int], columns: Columns, faults: FaultList) -> None:
        """Note the rows among `places` whose weights are wrong, unless one of them could not be read."""
        if not self._names:
            return
        weights = [in_full(columns[name]) for name in self._names]
        wrong: dict[str, list[int]] = {}
        for at in places:
            points = tuple(column[at] for column in weights)
            if points not in self._sums:
                self._sums[points] = _weight_fault(points, self._total)
            if self._sums[points]:
                wrong.setdefault(self._sums[points], []).append(numbers[at])
        for what, rows in wrong.items():
            spoilt = faults.rows_of(self._theirs)
            if kept := [row for row in rows if row not in spoilt]:
                faults.add(kept, f"{self._names[0]}…{self._names[-1]}", what)


def _weight_fault(points: Sequence[object], total: int) -> str:
    """What is wrong with one response's weights; "" where nothing is."""
    given = [point for point in points if isinstance(point, int)]
    if not given:
        return ""
    if len(given) < len(points):
        return _("only some weights are given; give all of them, or leave all blank.")
    if sum(given) != total:
        sentence = _("the weights add up to {sum}, not {total}; correct them, or leave all blank.")
        return sentence.format(sum=sum(given), total=total)
    return ""


class UuidRule:
    """A response comes once: neither twice in the file nor again into the project."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = known
        self._seen: set[object] = set()

    def check(self, numbers: Sequence[int], places: Sequence[int], columns: Columns, faults: FaultList) -> None:
        """Note the rows among `places` that bring a response again."""
        if "sqd_uuid" not in columns:
            return
        uuids = in_full(columns["sqd_uuid"])
        again, twice = [], []
        for at in places:
            uuid = uuids[at]
            if uuid is not None and uuid in self._known:
                again.append(numbers[at])
            elif uuid is not None and uuid in self._seen:
                twice.append(numbers[at])
            self._seen.add(uuid)
        if again:
            faults.add(again, "sqd_uuid", _("this response is already imported; remove the row."))
        if twice:
            faults.add(twice, "sqd_uuid", _("this response is in the file twice; remove one of them."))
