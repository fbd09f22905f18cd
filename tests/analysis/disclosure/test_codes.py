"""A code that follows from a hidden number is hidden with it, on every road to paper."""

import ast
from pathlib import Path

import analysis
from analysis.disclosure.published import published_table
from analysis.methods.outcome import Outcome
from analysis.methods.table_builder import code, count, number, part, table
from analysis.table import JUDGED, Hidden, Note
from exports.report.saved_analysis_gate import publishable_kept

ROOM = Path(analysis.__file__).parent
# Codes that say what a row is about, and so stay.
NAMING = {
    "area",
    "assumption",
    "change_of_model",
    "effect",
    "factor_model",
    "icc_form",
    "index",
    "measure",
    "model",
    "path",
    "predictors",
    "scope",
    "series",
    "sign",
    "source_of_variation",
    "stage",
    "step",
    "test",
    "weight",
}


def code_columns() -> set[str]:
    """Every column of codes that a table of the analysis has."""
    found: set[str] = set()
    for path in ROOM.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                words = [word.value for word in node.args if isinstance(word, ast.Constant)]
                named = {word.arg: word.value.value for word in node.keywords if isinstance(word.value, ast.Constant)}
                match ast.unparse(node.func), node.args:
                    case "code", _:
                        found.update(words)
                    case "alike", [ast.Name(id="code"), *_]:
                        found.update(words)
                    case "part", [ast.Constant(value=name), ast.Constant(value="code")]:
                        found.add(name)
                    case "Column", _ if named.get("kind") == "code" and "id" in named:
                        found.add(named["id"])
    return found


def test_every_code_either_names_or_judges() -> None:
    assert code_columns() == NAMING | JUDGED
    assert not NAMING & JUDGED


def test_a_judgement_is_hidden_with_its_number_on_both_roads() -> None:
    columns = [
        part("group", "text"),
        count("n"),
        number("value"),
        *(code(name) for name in sorted(JUDGED)),
        code("test"),
    ]
    rows = [(name, n, 1.0, *("yes" for _code in JUDGED), "t") for name, n in (("few", 3), ("some", 20), ("many", 30))]
    made = table("groups", columns, rows, started=53, method="means")
    suppressed = Note(code="groups_suppressed", where="groups", params={"suppressed": 1, "smallest": 5})

    few = published_table(made, 5).rows[0]
    [kept] = publishable_kept(Outcome(tables=(made,), notes=(suppressed,)), 5).tables

    for row in (few, kept.rows[0]):
        assert row[0] == "few"
        assert row[-1] == "t"
        assert all(isinstance(cell, Hidden) for cell in row[1:-1])
    assert kept.rows[2][1:] == (30, 1.0, *("yes" for _code in JUDGED), "t")
