"""What a row must hold to besides its single cells: weights that add up, a response that comes only once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from instruments.columns import weight_variables
from instruments.i18n import _
from instruments.model import Instrument
from servqual_desk.importing.raw_table import RawTable, Value

Columns = dict[str, Sequence[Value]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What keeps a row (or, where `row` is None, the whole file) from being imported; `column` is as the file calls it."""

    row: int | None
    column: str
    what: str

    @property
    def sentence(self) -> str:
        if self.row is None:
            return self.what
        if not self.column:
            return _("Row {row}: {what}").format(row=self.row, what=self.what)
        return _("Row {row}, column {column}: {what}").format(row=self.row, column=self.column, what=self.what)


def fault_of_file(sentence: str) -> Fault:
    return Fault(row=None, column="", what=sentence)


def weight_faults(table: RawTable, instrument: Instrument, columns: Columns, spoilt: Collection[int]) -> list[Fault]:
    """Weights are all there and add up, or all blank.

    Args:
        spoilt: rows in which a weight could not be read; they have their fault already.
    """
    names = [variable.name for variable in weight_variables(instrument)]
    given = [name for name in names if name in columns]
    if instrument.weights is None or not given:
        return []
    if len(given) < len(names):
        lacking = ", ".join(name for name in names if name not in given)
        sentence = _("{name}: has some columns of weights but not {lacking}; weights are all there or all blank.")
        return [fault_of_file(sentence.format(name=table.name, lacking=lacking))]
    total = instrument.weights.total
    sums: dict[tuple[Value, ...], str] = {}
    faults: list[Fault] = []
    for number, points in zip(table.numbers, zip(*(columns[name] for name in names), strict=True), strict=True):
        if points not in sums:
            sums[points] = _weight_fault(points, total)
        if sums[points] and number not in spoilt:
            faults.append(Fault(row=number, column=f"{names[0]}…{names[-1]}", what=sums[points]))
    return faults


def _weight_fault(points: Sequence[Value], total: int) -> str:
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


def uuid_faults(table: RawTable, columns: Columns, known_uuids: Collection[str]) -> list[Fault]:
    """A response comes once: neither twice in the file nor again into the project."""
    seen: set[Value] = set()
    faults: list[Fault] = []
    for number, uuid in zip(table.numbers, columns.get("sqd_uuid", ()), strict=False):
        if uuid is None:
            continue
        if uuid in known_uuids:
            faults.append(
                Fault(row=number, column="sqd_uuid", what=_("this response is already imported; remove the row."))
            )
        elif uuid in seen:
            faults.append(
                Fault(row=number, column="sqd_uuid", what=_("this response is in the file twice; remove one of them."))
            )
        seen.add(uuid)
    return faults
