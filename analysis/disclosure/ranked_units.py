"""A ranking of units or services as it may be shown: one of few people is named without numbers, and none is hidden alone.

The whole's index and count are known, so a single hidden row would follow from the others: which are hidden with it is for
`groups` to say, by their sizes alone where the answers are not at hand. Hidden rows stand below the others, by
their names: their place among them would tell between which numbers theirs lie.
"""

from dataclasses import replace

from analysis.disclosure.groups import HiddenGroups, hidden_by_size
from analysis.disclosure.ranges import FEW
from analysis.table import Cell, Hidden, Table


def publishable_league(table: Table, smallest: int, hidden: HiddenGroups | None = None) -> Table:
    """The table without the numbers of rows of few people, nor those of the rows beside them.

    Args:
        hidden: the rows without numbers by their names; None where only the table is known.
    """
    ids = [column.id for column in table.columns]
    n, name = ids.index("n"), ids.index("unit")
    covered = hidden_by_size(_sizes(table, n, name), smallest) if hidden is None else hidden
    shown = [row for row in table.rows if str(row[name]) not in covered]
    without = [
        tuple(
            _cell(at, row, n=n, name=name, below=smallest if covered[str(row[name])] == FEW else None)
            for at in range(len(row))
        )
        for row in table.rows
        if str(row[name]) in covered
    ]
    return replace(table, rows=(*shown, *sorted(without, key=lambda row: str(row[name]))))


def _sizes(table: Table, n: int, name: int) -> dict[str, int]:
    return {str(row[name]): int(str(row[n])) for row in table.rows}


def _cell(at: int, row: tuple[Cell, ...], *, n: int, name: int, below: int | None) -> Cell:
    if at == name:
        return row[at]
    return Hidden(below=below) if at == n else Hidden()
