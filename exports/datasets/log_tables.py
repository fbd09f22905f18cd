"""What a survey holds beside the answers, as tables: every event, how long each answer took, which codes comments got."""

from collections.abc import Sequence

from exports.datasets.dataset import DataColumn, Dataset, OwnKind
from instruments.i18n import N_, _, use_language
from instruments.model import Instrument
from servqual_desk.importing.raw_table import Value
from servqual_desk.responses.comment_coding import Code
from servqual_desk.store.event_log import Event

_EVENT: tuple[tuple[str, OwnKind, str], ...] = (
    ("response", "meta", N_("Response's identifier")),
    ("at", "moment", N_("When (UTC)")),
    ("who", "meta", N_("Who")),
    ("kind", "meta", N_("What happened")),
    ("variable", "meta", N_("Column")),
    ("old", "meta", N_("Before")),
    ("new", "meta", N_("Now")),
    ("reason", "meta", N_("Reason")),
    ("elapsed_ms", "measure", N_("Milliseconds of answering")),
)


def event_table(events: Sequence[Event], instrument: Instrument, *, language: str, title: str = "") -> Dataset:
    """A row for each line of the log, oldest first."""
    rows = [tuple(getattr(event, name) for name, _kind, _label in _EVENT) for event in events]
    return _table(_EVENT, rows, instrument, language, title)


def timing_table(events: Sequence[Event], instrument: Instrument, *, language: str, title: str = "") -> Dataset:
    """A row for each answer of a response: how long it took in seconds, all its times together, and how often it was given.

    The columns of a constant sum are answered at once, so each has the time of all of them.
    """
    spent: dict[tuple[str, str], list[float]] = {}
    for event in events:
        if event.kind == "answered" and event.response and event.variable and event.elapsed_ms is not None:
            spent.setdefault((event.response, event.variable), []).append(event.elapsed_ms / 1000)
    columns: tuple[tuple[str, OwnKind, str], ...] = (
        ("response", "meta", N_("Response's identifier")),
        ("column", "meta", N_("Column")),
        ("seconds", "measure", N_("Seconds of answering")),
        ("times", "measure", N_("How often it was answered")),
    )
    rows = [(*key, round(sum(times), 3), float(len(times))) for key, times in spent.items()]
    return _table(columns, rows, instrument, language, title)


def coding_table(
    coded: Sequence[tuple[str, str, str, str | None]],
    codebook: Sequence[Code],
    instrument: Instrument,
    *,
    language: str,
    title: str = "",
) -> Dataset:
    """A row for each code that a coder gave a comment: `coded` is (response, column, coder, code).

    Without a code it was read, and none fits. Beside a code stand its title, the code above it and its dimension.
    """
    columns: tuple[tuple[str, OwnKind, str], ...] = (
        ("response", "meta", N_("Response's identifier")),
        ("column", "meta", N_("Column")),
        ("coder", "meta", N_("Coder")),
        ("code", "meta", N_("Code")),
        ("code_title", "meta", N_("Title of the code")),
        ("parent", "meta", N_("Code above it")),
        ("dimension", "meta", N_("Dimension")),
    )
    book = {one.code: one for one in codebook}
    rows = [(*row, *_about_code(book.get(row[3] or ""))) for row in coded]
    return _table(columns, rows, instrument, language, title)


def _about_code(code: Code | None) -> tuple[str | None, str | None, str | None]:
    return (code.title, code.parent, code.dimension) if code else (None, None, None)


def _table(
    columns: Sequence[tuple[str, OwnKind, str]],
    rows: Sequence[Sequence[object]],
    instrument: Instrument,
    language: str,
    title: str,
) -> Dataset:
    with use_language(language):
        made = tuple(
            DataColumn(name=name, kind=kind, label=_(label), values=[_value(row[place], kind) for row in rows])
            for place, (name, kind, label) in enumerate(columns)
        )
    return Dataset(columns=made, instrument=instrument, language=language, title=title)


def _value(cell: object, kind: OwnKind) -> Value:
    if cell is None:
        return None
    return float(str(cell)) if kind == "measure" else str(cell)
