"""The tutorial runs as it is written, from top to bottom."""

import ast
import re
from pathlib import Path
from typing import Any

import pyreadstat
import pytest

from instruments.i18n import use_language

TUTORIAL = Path(__file__).parents[1] / "docs" / "tutorial.md"
CELLS = re.findall(r"```python\n(.*?)```", TUTORIAL.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """What a notebook would show below each cell: the value of its last line."""
    names: dict[str, Any] = {"folder": tmp_path_factory.mktemp("tutorial")}
    values = []
    with use_language("en"):
        for cell in CELLS:
            *lines, last = ast.parse(cell).body
            exec(compile(ast.Module(body=lines, type_ignores=[]), "tutorial.md", "exec"), names)
            if isinstance(last, ast.Expr):
                value = eval(compile(ast.Expression(last.value), "tutorial.md", "eval"), names)
                values.append(value._repr_html_() if hasattr(value, "_repr_html_") else value)
            else:
                exec(compile(ast.Module(body=[last], type_ignores=[]), "tutorial.md", "exec"), names)
    return [names["folder"], *values]


def test_the_result_shows_itself_as_tables_with_words(shown: list[Any]) -> None:
    html = next(value for value in shown if isinstance(value, str) and value.startswith("<section>"))
    assert html.count("<table") > 5
    assert "Cronbach" in html
    assert "counter equipment" in html


def test_the_frame_says_what_was_asked(shown: list[Any]) -> None:
    assert any(isinstance(value, dict) and value.get("id") == "servqual-22" for value in shown)


def test_the_file_for_spss_has_its_labels(shown: list[Any]) -> None:
    _data, meta = pyreadstat.read_sav(shown[0] / "loket.sav")
    assert meta.column_names_to_labels["t1_e"].startswith("Counter equipment")
