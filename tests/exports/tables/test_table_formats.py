"""A table handed to other programs, read back by a reader of that format."""

import csv
import io
import xml.etree.ElementTree as ElementTree

from analysis.table import Column, Note, Sample, Table
from exports.tables.table_formats import as_csv, as_html, as_latex, as_text, latex_escaped
from instruments.i18n import use_language
from tests.exports.surveys import counter

GAPS = Table(
    id="gap_items",
    method="paired_t_wilcoxon_holm",
    columns=(Column(id="item", kind="item"), Column(id="gap", kind="number"), Column(id="p", kind="p", decimals=3)),
    rows=(("t2", -1.05, 0.0001), ("r2", 0.123456789, 0.5), ("e1", None, None)),
    sample=Sample(started=9, complete=9, used=8),
    notes=(Note(code="no_variance", where="gaps/items/e1"),),
)


def test_html_is_well_formed_and_holds_every_cell_in_words() -> None:
    with use_language("id"):
        tree = ElementTree.fromstring(f"<body>{as_html(GAPS, counter())}</body>")
    cells = ["".join(cell.itertext()) for cell in tree.iter("td")]
    assert cells == [
        "t2 · Petunjuk <jelas> & lengkap",
        "−1,05",
        "<\N{NO-BREAK SPACE}0,001",
        "r2 · Berkas sering keliru (R)",
        "0,12",
        "0,500",
        "e1 · Petugas ramah",
        "tak terdefinisi",
        "tak terdefinisi",
    ]
    assert "8" in "".join(tree.itertext())
    assert any(text.startswith("e1: ") for text in tree.itertext())


def test_figures_stand_at_the_right_in_html_and_latex() -> None:
    with use_language("en"):
        tree = ElementTree.fromstring(f"<body>{as_html(GAPS, counter())}</body>")
        latex = as_latex(GAPS, counter())
    assert ["right" in str(cell.get("style")) for cell in tree.iter("th")] == [False, True, True]
    assert r"\begin{tabular}{lrr}" in latex


def test_latex_has_booktabs_rules_and_no_bare_special_letter() -> None:
    with use_language("en"):
        latex = as_latex(GAPS, counter())
    assert [latex.index(rule) for rule in (r"\toprule", r"\midrule", r"\bottomrule")] == sorted(
        latex.index(rule) for rule in (r"\toprule", r"\midrule", r"\bottomrule")
    )
    assert r"Signs are \textless{}clear\textgreater{} \& complete & $-$1.05 & \textless{}~0.001 \\" in latex


def test_every_letter_that_latex_reads_is_escaped() -> None:
    assert latex_escaped(r"50 % of {a_b} & $#~^\ ") == (
        r"50 \% of \{a\_b\} \& \$\#\textasciitilde{}\textasciicircum{}\textbackslash{} "
    )


def test_csv_has_ids_full_precision_and_a_point_in_every_language() -> None:
    with use_language("id"):
        rows = list(csv.reader(io.StringIO(as_csv(GAPS), newline="")))
    assert rows == [["item", "gap", "p"], ["t2", "-1.05", "0.0001"], ["r2", "0.123456789", "0.5"], ["e1", "", ""]]


def test_a_text_that_a_spreadsheet_would_run_is_disarmed() -> None:
    words = Table(
        id="made",
        method="made",
        columns=(Column(id="text", kind="text"), Column(id="a", kind="number")),
        rows=(("=HYPERLINK(1)", -2.0), ("@x", 1.0), ("plain, with comma", 0.0)),
        sample=Sample(started=1, complete=1, used=1),
    )
    rows = list(csv.reader(io.StringIO(as_csv(words), newline="")))
    assert rows[1:] == [["'=HYPERLINK(1)", "-2.0"], ["'@x", "1.0"], ["plain, with comma", "0.0"]]


def test_text_keeps_columns_aligned() -> None:
    with use_language("en"):
        lines = as_text(GAPS, counter()).splitlines()
    body = [line for line in lines if line.startswith(("t2", "r2", "e1"))]
    assert (
        len(
            {
                line.index(figure) + len(figure)
                for line, figure in zip(body, ("−1.05", "0.12", "undefined"), strict=False)
            }
        )
        == 1
    )
