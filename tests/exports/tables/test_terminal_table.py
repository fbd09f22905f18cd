"""Tables for a terminal: columns that stand under each other."""

from analysis.table import Column, Sample, Table
from exports.tables.terminal_table import plain_table
from instruments.i18n import use_language
from tests.little_survey import little_survey


def test_figures_stand_at_the_right_and_words_at_the_left() -> None:
    table = Table(
        id="scores",
        columns=(
            Column(id="dimension", kind="dimension"),
            Column(id="n", kind="integer"),
            Column(id="mean", kind="number"),
        ),
        rows=(("tangibles", 9, 5.125), ("empathy", 12, None)),
        sample=Sample(started=12, complete=9, used=12, rule="per_row"),
        method="",
    )
    with use_language("en"):
        lines = plain_table(table, little_survey()).splitlines()
    assert lines[0] == "Mean scores of the dimensions"
    assert lines[1].startswith("The mean of each dimension")
    head = next(place for place, line in enumerate(lines) if line.startswith("Dimension "))
    assert lines[head - 1] == ""
    assert lines[head : head + 4] == [
        "Dimension   n       Mean",
        "─────────  ──  ─────────",
        "Tangibles   9       5.12",
        "Empathy    12  undefined",
    ]
