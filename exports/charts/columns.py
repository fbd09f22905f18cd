"""What a chart reads from its table: a role's cells, as words or as numbers."""

from analysis.table import Cell, Chart, Column
from exports.charts.style import Value
from exports.words.cells import cell_text, variable_told
from exports.words.columns import column_title
from instruments.i18n import _
from instruments.model import Instrument


def has(chart: Chart, role: str) -> bool:
    return role in chart.roles


def column(chart: Chart, role: str) -> Column:
    """The table's column that plays the role."""
    return next(known for known in chart.table.columns if known.id == chart.roles[role])


def cells(chart: Chart, role: str) -> list[Cell]:
    """The role's cells, a row each; None in every row where the chart has no such role."""
    if role not in chart.roles:
        return [None] * len(chart.table.rows)
    place = [known.id for known in chart.table.columns].index(chart.roles[role])
    return [row[place] for row in chart.table.rows]


def values(chart: Chart, role: str) -> list[Value]:
    """The role's numbers; None where undefined."""
    return [float(cell) if isinstance(cell, int | float) else None for cell in cells(chart, role)]


def shown(chart: Chart, role: str) -> list[Value]:
    """The role's numbers as an axis shows them: shares in percent."""
    per_cent = 100.0 if role in chart.roles and column(chart, role).kind == "percent" else 1.0
    return [None if value is None else per_cent * value for value in values(chart, role)]


def defined(chart: Chart, role: str) -> list[float]:
    """The role's numbers without the undefined ones."""
    return [value for value in values(chart, role) if value is not None]


def names(chart: Chart, role: str, instrument: Instrument) -> list[str]:
    """The role's cells in words."""
    own = column(chart, role)
    of = variable_told(chart.table, own)
    return [cell_text(cell, own, instrument, of) for cell in cells(chart, role)]


def row_names(chart: Chart, instrument: Instrument) -> list[str]:
    """What each row is about, with its group where there are several (a dimension in several batteries)."""
    words = names(chart, "x", instrument)
    groups = names(chart, "group", instrument) if has(chart, "group") else []
    if len(set(groups)) < 2:
        return words
    return [f"{word} · {group}" for word, group in zip(words, groups, strict=True)]


def codes(chart: Chart, role: str) -> list[str]:
    """The role's ids as they are: short enough to stand beside a point."""
    return ["" if cell is None else str(cell) for cell in cells(chart, role)]


def title(chart: Chart, role: str) -> str:
    """What the role's axis measures, shares with their unit."""
    if role not in chart.roles:
        return ""
    words = column_title(chart.roles[role])
    return _("{title} (%)").format(title=words) if column(chart, role).kind == "percent" else words
