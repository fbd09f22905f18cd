"""A column map, and one thing more that a person says: each function gives the map as it is from then on."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from servqual_desk.importing.column_map import ColumnMap
from servqual_desk.importing.word_list import Word
from servqual_desk.importing.words import close


def with_column(map_: ColumnMap, theirs: str, ours: str) -> ColumnMap:
    """Their column is ours (`age`, `used/ktp`)."""
    return replace(without_column(map_, theirs), columns={**_others(map_, theirs), theirs: ours})


def leave_out(map_: ColumnMap, theirs: Iterable[str]) -> ColumnMap:
    """These columns are left out."""
    for name in theirs:
        map_ = replace(without_column(map_, name), ignore=map_.ignore | {name})
    return map_


def without_column(map_: ColumnMap, theirs: str) -> ColumnMap:
    """Nothing is said of this column."""
    ignore = frozenset(name for name in map_.ignore if close(name) != close(theirs))
    return replace(map_, columns=_others(map_, theirs), ignore=ignore)


def _others(map_: ColumnMap, theirs: str) -> dict[str, str]:
    return {name: ours for name, ours in map_.columns.items() if close(name) != close(theirs)}


def with_word(map_: ColumnMap, columns: Collection[str], cell: str, value: str) -> ColumnMap:
    """In these columns of ours the cell means this value; "" is an empty cell."""
    values: dict[str, Mapping[str, str]] = dict(map_.values)
    for ours in columns:
        cells = {word: meant for word, meant in values.get(ours, {}).items() if close(word) != close(cell)}
        values[ours] = {**cells, cell: value}
    return replace(map_, values=values)


def with_words(map_: ColumnMap, meanings: Iterable[tuple[Word, str]]) -> ColumnMap:
    """Each word means this value wherever it stands."""
    for word, value in meanings:
        map_ = with_word(map_, list(word.columns), word.cell, value)
    return map_


def with_dates(map_: ColumnMap, columns: Collection[str], order: str) -> ColumnMap:
    """In these columns of ours the dates are written so (`dmy`, `mdy`)."""
    return replace(map_, dates={**map_.dates, **dict.fromkeys(columns, order)})


def with_consent(map_: ColumnMap, what: str, agreed: bool) -> ColumnMap:
    """A person agrees (or no longer) that codes are recoded (`recode`), merged cells filled (`fill`), or totals counted."""
    if what == "totals":
        return replace(map_, with_totals=agreed)
    return replace(map_, recode=agreed) if what == "recode" else replace(map_, fill_merged=agreed)
