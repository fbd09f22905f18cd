"""Real surveys against R: every number of the contract to 1e-9, p values to 1e-7 (`references/*/SOURCE.md`)."""

import importlib.util
import json
import math
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd
import pytest

from analysis import analyse
from instruments.load import load_instrument
from tests.references import REFERENCES, needs_references
from tests.validation.ledger import record

SURVEYS = ("asrm", "attitude", "bfi", "holzinger", "lab-servqual", "mobi", "servaqua", "worked-example")

pytestmark = needs_references


@pytest.fixture(scope="module")
def compare() -> ModuleType:
    """The references' own comparison."""
    spec = importlib.util.spec_from_file_location("compare", REFERENCES / "compare.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def result(survey: str) -> Any:
    folder = REFERENCES / survey
    analysis = analyse(pd.read_csv(folder / "data.csv"), load_instrument(folder / "instrument.toml"))
    return json.loads(analysis.to_json())


@pytest.mark.parametrize("survey", SURVEYS)
def test_agrees_with_r(survey: str, compare: ModuleType) -> None:
    expected = json.loads((REFERENCES / survey / "expected.json").read_text())
    actual = result(survey)
    comparison = compare.compare(expected, actual, rel=1e-9, rel_p=1e-7)
    _note(compare, expected, actual, survey)
    assert comparison.mismatches == []
    assert comparison.values == leaves(compare, json.loads((REFERENCES / survey / "expected.json").read_text())) > 30


@pytest.mark.parametrize("survey", SURVEYS)
def test_agrees_where_definitions_differ(survey: str, compare: ModuleType) -> None:
    """Omega, AIC, BIC, the p of Shapiro and of Lilliefors, condition number. R counts one parameter more."""
    expected = json.loads((REFERENCES / survey / "expected-extra.json").read_text())
    actual = result(survey)
    for model in expected.get("regression", ()):
        n = _same_model(actual, model)["n"]
        model["aic"] -= 2
        model["bic"] -= math.log(n)
    wanted = {section: rows for section, rows in expected.items() if rows}
    comparison = compare.compare(wanted, actual, rel=1e-9, rel_p=1e-9)
    _note(compare, wanted, actual, survey)
    assert comparison.mismatches == []
    assert comparison.values == leaves(compare, json.loads((REFERENCES / survey / "expected-extra.json").read_text()))


@pytest.mark.parametrize("survey", SURVEYS)
def test_omega_is_undefined_where_r_has_none(survey: str) -> None:
    """The references leave out what lavaan could not fit; nothing else may be missing here, and nothing more given."""
    expected = json.loads((REFERENCES / survey / "expected-extra.json").read_text())
    ours = {(row["scale"], row["battery"]) for row in result(survey)["reliability"] if row["omega_total"] is not None}
    assert ours == {(row["scale"], row["battery"]) for row in expected["reliability"]}


def test_no_file_of_expected_numbers_is_left_out() -> None:
    """Each is held by this file, or by the test that is named here."""
    elsewhere = {
        "extra/lilliefors/expected.json": "formulas/test_lilliefors.py",
        "holzinger/expected-cfa.json": "methods/test_cfa.py",
    }
    known = {f"{survey}/{name}.json" for survey in SURVEYS for name in ("expected", "expected-extra")}
    found = {path.relative_to(REFERENCES).as_posix() for path in REFERENCES.rglob("expected*.json")}
    assert found == known | elsewhere.keys()
    for file, test in elsewhere.items():
        assert Path(file).name in (Path(__file__).parent / test).read_text(encoding="utf-8")


def leaves(compare: ModuleType, value: Any, names: tuple[str, ...] = ()) -> int:
    """How many values a file of expected results holds, without `names`, which say what row it is."""
    if isinstance(value, dict):
        return sum(leaves(compare, part) for key, part in value.items() if key not in names)
    if not isinstance(value, list):
        return 1
    return sum(leaves(compare, row, (compare.identity(row) or ()) if isinstance(row, dict) else ()) for row in value)


def _note(compare: ModuleType, expected: Any, actual: Any, survey: str) -> None:
    """Tell the ledger each section's worst difference."""
    for section, values in expected.items():
        part = compare.compare({section: values}, actual)
        record(part.worst, values=part.values, case=f"{section}/{survey}")


def _same_model(actual: Any, model: Any) -> Any:
    names = ("outcome", "predictors")
    (found,) = [row for row in actual["regression"] if all(row[name] == model[name] for name in names)]
    return found
