"""A table's cell as the reader sees it."""

from analysis.table import Cell, Column, Hidden, Table
from exports.words.codes import QUADRANTS, SKM_CLASSES, code_word, quadrant, skm_class
from exports.words.names import battery_name, family_name, item_label, scale_name, term_name, value_name, variable_name
from exports.words.numbers import number, p_value, percent
from instruments.model import Instrument


def cell_text(cell: Cell, column: Column, instrument: Instrument, of: str = "") -> str:
    """The cell in words: ids by their names, numbers rounded once to the column's decimals, None by "undefined".

    An empty id (a test that is about no one term) is an empty cell, not an undefined one.

    Args:
        of: the variable whose value the cell is, where the table tells; the same id may mean two things in two questions.
    """
    if isinstance(cell, Hidden):
        return hidden_words(cell)
    if isinstance(cell, str):
        return _words(cell, column, instrument, of)
    if isinstance(cell, bool):
        return code_word(str(cell).lower())
    if cell is None and not column.is_figure:
        return "" if column.kind in ("term", "text", "value", "variable", "item", "dimension") else number(None)
    match column.kind:
        case "p":
            return p_value(cell, column.decimals)
        case "percent":
            return percent(cell, column.decimals)
        case "integer":
            return number(cell, 0)
    return number(cell, column.decimals)


def hidden_words(cell: Hidden) -> str:
    """`<5` for a number of too few people, `…` for one hidden beside it."""
    return "…" if cell.below is None else f"<{cell.below}"


def variable_told(table: Table, column: Column) -> str:
    """The variable whose values stand in a column, by the table's parameters: of answers its `question`, else its `variable`."""
    asked = table.params.get("question") if column.id == "answer" else None
    return str(asked or table.params.get("variable") or "")


def _words(cell: str, column: Column, instrument: Instrument, of: str) -> str:
    match column.kind:
        case "item":
            return item_label(cell, instrument)
        case "dimension" | "scale":
            return scale_name(cell, instrument)
        case "battery":
            return battery_name(cell)
        case "family":
            return family_name(cell, instrument)
        case "term":
            return term_name(cell, instrument)
        case "variable":
            return variable_name(cell, instrument)
        case "value":
            return value_name(cell, instrument, of)
        case "code":
            return _code(cell, column.id)
    return cell


def _code(cell: str, column: str) -> str:
    """A letter of a quadrant or a class keeps its letter beside its word: readers know both."""
    if column == "quadrant" and cell in QUADRANTS:
        return quadrant(cell)
    if column == "class" and cell in SKM_CLASSES:
        return skm_class(cell)
    return code_word(cell, column)
