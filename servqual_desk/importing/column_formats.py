"""What a whole column proves about its cells before one of them is read: the order of day and month, the decimal mark."""

import re
from collections import deque
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from instruments.columns import Variable
from instruments.i18n import _
from instruments.progress import UNWATCHED, Progress
from servqual_desk.importing.cell_error import shown
from servqual_desk.importing.cell_style import Style
from servqual_desk.importing.column_map import ColumnMap
from servqual_desk.importing.column_match import Source
from servqual_desk.importing.dates import proved_order
from servqual_desk.importing.foreign_file import Guess
from servqual_desk.importing.number_cells import DECIMAL_COMMA
from servqual_desk.importing.raw_table import Rows, Table, parts_of

_POINT = re.compile(r"[+-]?[0-9]*\.[0-9]+")
_LAST_PARTS = 2  # of the table, which hold its last rows
_MOST_KEPT = 10_000  # different cells of a column that are looked at for proof


@dataclass(slots=True)
class Facts:
    """What one pass saw.

    Attributes:
        nameless: places of columns with cells and no name.
        cells: our column → its different cells.
        last_parts: the end of the table.
    """

    n_rows: int = 0
    nameless: set[int] = field(default_factory=set)
    cells: dict[str, set[str]] = field(default_factory=dict)
    last_parts: deque[Rows] = field(default_factory=partial(deque, maxlen=_LAST_PARTS))


def look(
    table: Table,
    variables: Sequence[Variable],
    sources: Mapping[str, Source],
    moments: Mapping[str, Source] | None = None,
    progress: Progress = UNWATCHED,
) -> Facts:
    """Look through the table once, at the columns whose reading depends on it; `moments` are the services' own times."""
    facts = Facts()
    wanted = {
        variable.name: place
        for variable in variables
        if variable.name in sources
        and (place := sources[variable.name].place) is not None
        and (variable.traits.storage == "date" or variable.is_numeric)
    }
    wanted |= {name: source.places[0] for name, source in (moments or {}).items()}
    unnamed = [place for place, name in enumerate(table.header) if not name.strip()]
    for rows in parts_of(table, progress):
        facts.n_rows += len(rows.numbers)
        facts.last_parts.append(rows)
        facts.nameless.update(place for place in unnamed if any(map(str.strip, rows.column(place)[0])))
        for name, place in wanted.items():
            seen = facts.cells.setdefault(name, set())
            if len(seen) < _MOST_KEPT:
                cells, codes = rows.column(place)  # of a whole chunk, the header and the titles above it included
                seen.update(cells[code].strip() for code in set(codes))
    return facts


def styles(
    table: Table, variables: Sequence[Variable], sources: Mapping[str, Source], facts: Facts, column_map: ColumnMap
) -> tuple[dict[str, Style], list[str], list[Guess]]:
    """Our column → how its cells are written; the questions that stay open; and what was concluded."""
    found: dict[str, Style] = {}
    questions: list[str] = []
    guesses: list[Guess] = []
    for variable in variables:
        source = sources.get(variable.name)
        if source is None or source.place is None:
            continue
        theirs = table.header[source.place]
        seen = facts.cells.get(variable.name, set())
        order, is_open = proved_order(seen) if variable.traits.storage == "date" else ("", False)
        said = column_map.dates.get(variable.name, "")
        if said:
            order, is_open = said, False  # type: ignore[assignment]
        elif is_open:
            questions.append(date_question(table.name, theirs, variable.name, seen))
        elif order:
            guesses.append(Guess(what="dates", value=order, column=theirs))
        found[variable.name] = Style(
            decimal_comma=table.traits.decimal_comma,
            commas=variable.is_numeric and not (table.traits.decimal_comma or column_map.decimal) and _has_commas(seen),
            mixed=variable.is_numeric and table.traits.decimal_comma and _is_mixed(seen),
            thousands=variable.is_numeric and table.traits.thousands and _may_be_thousands(seen),
            order=order,
            is_open=is_open,
            day_zero=table.traits.day_zero,
            labels=table.labels.get(theirs, {}),
            missing=table.user_missing.get(theirs, ()),
            said=column_map.values.get(variable.name, {}),
        )
    return found, questions, guesses


def _has_commas(cells: Collection[str]) -> bool:
    return any(map(DECIMAL_COMMA.fullmatch, cells))


def _is_mixed(cells: Collection[str]) -> bool:
    return _has_commas(cells) and any(map(_POINT.fullmatch, cells))


def _may_be_thousands(cells: Collection[str]) -> bool:
    """Whether every point of the column may part thousands: then nothing tells that it does not."""
    points = [cell for cell in cells if _POINT.fullmatch(cell)]
    return bool(points) and all(re.fullmatch(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}", cell) for cell in points)


def date_question(name: str, theirs: str, ours: str, cells: Collection[str]) -> str:
    """Asks which of day and month stands first."""
    example = next((cell for cell in sorted(cells) if proved_order([cell])[1]), min(filter(None, cells), default=""))
    return _(
        "{name}: in the column {theirs} ({ours}), {example} has its day or its month first, and the file does not prove "
        'which; say it in a column map (--map MAP.toml): [dates] {ours} = "dmy" (day first) or "mdy".'
    ).format(name=name, theirs=shown(theirs), ours=ours, example=shown(example))
