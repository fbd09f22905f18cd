"""A ranking of units or services as it may be shown: one of few people is named without numbers, and none is hidden alone.

The whole's index and count are known, so a single hidden row would follow from the others: where one is of fewer than the
minimum, the smallest of those that are left is hidden beside it. Hidden rows stand below the others, by their names: their place
among them would tell between which numbers theirs lie.
"""

from dataclasses import replace

from analysis.table import Cell, Hidden, Table


def publishable_league(table: Table, smallest: int) -> Table:
    """The table without the numbers of rows of few people, nor those of the next smallest row."""
    ids = [column.id for column in table.columns]
    n, name = ids.index("n"), ids.index("unit")
    sizes = {place: row[n] for place, row in enumerate(table.rows)}
    few = {place for place, size in sizes.items() if isinstance(size, int) and 0 < size < smallest}
    if not few:
        return table
    others = [place for place in sizes if place not in few]
    beside = min(others, key=lambda place: int(str(sizes[place])), default=None)
    shown, hidden = [], []
    for place, row in enumerate(table.rows):
        if place in few or place == beside:
            below = smallest if place in few else None
            hidden.append(tuple(_cell(at, row, n=n, name=name, below=below) for at in range(len(row))))
        else:
            shown.append(row)
    return replace(table, rows=(*shown, *sorted(hidden, key=lambda row: str(row[name]))))


def _cell(at: int, row: tuple[Cell, ...], *, n: int, name: int, below: int | None) -> Cell:
    if at == name:
        return row[at]
    return Hidden(below=below) if at == n else Hidden()
