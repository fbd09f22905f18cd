"""The scripts of the lab's methods run in their own programs and give the method's own numbers."""

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis.methods import METHODS, Options, Outcome
from exports.replication.lab import REPLICATED, WHY_NOT
from exports.replication.lab_replication import write_lab_replication
from instruments.i18n import use_language
from instruments.model import Instrument
from servqual_desk.errors import DataError
from tests.analysis.methods import test_rankings
from tests.analysis.methods.survey import frame, instrument
from tests.analysis.methods.test_design import MARGINS, TOTALS
from tests.exports.replication.warm_python import run_script
from tests.exports.replication.warm_r import run_r

CASES: dict[str, tuple[str, dict[str, Any]]] = {
    "skm": ("skm", {}),
    "skm with rounded weights": ("skm", {"weight": "0.11"}),
    "scores": ("scores", {}),
    "validity": ("validity", {"discriminant": False}),
    "validity of one tail, raw": ("validity", {"discriminant": False, "tail": "one_tailed", "judged": "item_total_r"}),
    "one_sample": ("one_sample", {"measures": ("perception", "gap"), "numbers": ("overall",), "margin": 0.4}),
    "correlations": ("correlations", {}),
    "spearman": ("correlations", {"coefficient": "spearman", "measures": ("perception", "gap")}),
    "kendall": ("correlations", {"coefficient": "kendall"}),
    "partial": ("correlations", {"controls": ("overall",)}),
    "two groups": ("groups", {"by": "sex"}),
    "several groups": ("groups", {"by": "education", "measures": ("perception",)}),
    "groups by unit": ("groups", {"by": "sqd_unit", "measures": ("gap",), "smallest": 20}),
    "regression": ("regression", {}),
    "regression in blocks": ("regression", {"predictors": "gap", "profile": ("sex", "education")}),
    "regression in blocks by lines": (
        "regression",
        {"profile": ("sex",), "numbers": ("digital_satisfaction",), "blocks": ("reliability, sex",)},
    ),
    "gaps": ("gaps", {"bootstrap": False}),
    "gaps of few": ("gaps", {"bootstrap": False}),
    "two groups of few": ("groups", {"by": "sex", "families": ("servqual",)}),
    "reliability": ("reliability", {"hierarchical": False, "ordinal": False, "factor_based": False}),
    "icc": ("icc", {"measures": ("perception", "gap")}),
    "crosstabs": ("crosstabs", {"question": "digital_aware", "by": "sex"}),
    "funnels": ("funnels", {"benchmarks": ("digital_aware = 60",)}),
    "penalty_reward": ("penalty_reward", {}),
    "penalties together": ("penalty_reward", {"items": "all_together"}),
    "repeated": ("repeated", {"measures": ("perception", "gap")}),
    "two_way": ("two_way", {"second": "sqd_unit", "families": ("servqual",)}),
    "two_way, type II, held": ("two_way", {"squares": "type_2", "covariates": ("overall",), "families": ("servqual",)}),
    "mediation": ("mediation", {"resamples": 200}),
    "mediation by dimension": (
        "mediation",
        {
            "resamples": 200,
            "quality": "by_dimension",
            "mediator": "overall",
            "outcome": "digital_satisfaction",
            "profile": ("sex",),
        },
    ),
    "single_factor": ("single_factor", {"families": ("servqual",)}),
    "factors": ("factors", {"draws": 50}),
    "priorities": ("priorities", {"stability": False}),
    "trend": ("trend", {"before": "2024-1", "after": "2025-1"}),
    "cohen": ("cohen", {}),
    "clusters": ("design", {"clusters": "by_unit_and_day"}),
    "strata": ("design", {"strata": "sqd_unit", "totals": TOTALS, "finite": True, "confidence_level": "level_90"}),
    "raking": ("design", {"clusters": "by_day", "totals": MARGINS, "predictors": "gap"}),
    "rankings": ("rankings", {"smallest": 2}),
    "graded_response": ("graded_response", {"family": "cohen", "by": "sex"}),
    "logistic": ("logistic", {}),
    "logistic with controls": ("logistic", {"profile": ("sex",), "numbers": ("overall",)}),
}
FEW = 40  # responses, of which rank tests count every way
BEYOND_PSPP = (
    "partial",
    "spearman",
    "kendall",
    "gaps of few",
    "two groups of few",
    "graded_response",
)  # SPSS knows these correlations and exact tests, GNU PSPP does not; neither knows the graded response model
BY_LAVAAN = {"cfa", "invariance"}  # R's lavaan alone computes them: `test_lavaan_replication`
FEWEST = {"resamples": 200}
CASE = pytest.mark.parametrize("case", CASES)
ROUNDING = {"rel": 1e-9, "abs": 1e-11}


def answers() -> pd.DataFrame:
    """The survey as a project gives it: choices in the questionnaire's order."""
    choices = {q.id: [choice.id for choice in q.choices] for q in instrument().questions if q.traits.is_one_choice}
    return frame().astype({name: pd.CategoricalDtype(ids) for name, ids in choices.items()})


@cache
def computed(case: str) -> tuple[tuple[pd.DataFrame, Instrument], Options, Outcome]:
    """What a case is asked of, its options and its outcome: the same for each program that repeats it."""
    method, given = CASES[case]
    options = METHODS[method].options(**given, **(FEWEST if method == "regression" else {}))
    ordered = pd.DataFrame({"problems": test_rankings.EXPECTED["answers"]})
    sheet = answers().head(FEW) if case.endswith("of few") else answers()
    asked = (ordered, test_rankings.INSTRUMENT) if method == "rankings" else (sheet, instrument())
    return asked, options, METHODS[method].run(*asked, options)


def replicated(case: str, folder: Path) -> None:
    asked, options, outcome = computed(case)
    write_lab_replication(*asked, CASES[case][0], options, outcome.to_dict(), folder)


def rows(tables: list[dict[str, Any]]) -> dict[tuple[str, ...], dict[str, Any]]:
    """Every row by its table and its texts; rows of the same texts, or of none, by their place among them."""
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    seen = Counter[tuple[str, ...]]()
    for table in tables:
        for place, row in enumerate(_as_rows(table)):
            named = {**{key: value for key, value in table.get("params", {}).items() if key == "battery"}, **row}
            names = tuple(named[key] for key in NAMING if isinstance(named.get(key), str) and named[key])
            key = (table["id"], *(names or (str(place),)))
            seen[key] += 1
            found[(*key, str(seen[key])) if seen[key] > 1 else key] = row
    return found


NAMING = (
    "scale",
    "dimension",
    "battery",
    "item",
    "element",
    "term",
    "other_term",
    "other_battery",
    "outcome",
    "predictors",
    "test",
    "group",
    "icc_form",
    "answer",
    "beginning",
    "question",
    "family",
    "other_dimension",
    "effect",
    "source_of_variation",
    "effect_of",
    "other_group",
    "path",
    "wave",
    "measure",
    "variable",
    "factor_model",
)


def _as_rows(table: dict[str, Any]) -> Iterator[dict[str, Any]]:
    ids = [column["id"] for column in table.get("columns", ())]
    for row in table["rows"]:
        yield dict(zip(ids, row, strict=True)) if ids else row


def assert_same(folder: Path, theirs: str, tolerance: dict[str, float] = ROUNDING) -> None:
    """Every number that the script gives is ours, and of each table that it gives it has every row."""
    ours = rows(json.loads((folder / "results-servqual-desk.json").read_text(encoding="utf-8"))["tables"])
    given = json.loads((folder / theirs).read_text(encoding="utf-8"))["tables"]
    other = rows([table for table in given if table["rows"]])
    about = {table["id"] for table in given if table["rows"]}
    assert about
    assert set(other) == {key for key in ours if key[0] in about}
    for key, row in other.items():
        for column, value in row.items():
            if isinstance(value, int | float):
                assert ours[key][column] == pytest.approx(value, **tolerance), (key, column)


@CASE
def test_python_gives_the_same_numbers(case: str, tmp_path: Path) -> None:
    replicated(case, tmp_path)

    code, said = run_script(tmp_path / "replicate.py")

    assert code == 0, said
    assert_same(tmp_path, "results-python.json")


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
@CASE
def test_r_gives_the_same_numbers(case: str, tmp_path: Path) -> None:
    replicated(case, tmp_path)

    code, said = run_r(tmp_path / "replicate.R")

    assert code == 0, said
    assert_same(tmp_path, "results-r.json")


@pytest.mark.skipif(shutil.which("pspp") is None, reason="GNU PSPP is not installed")
@pytest.mark.parametrize("case", [case for case in CASES if case not in BEYOND_PSPP])
def test_pspp_runs_the_syntax_and_its_file_has_the_same_numbers(case: str, tmp_path: Path) -> None:
    replicated(case, tmp_path)

    done = subprocess.run(["pspp", "replicate.sps", "-o", "out.txt"], cwd=tmp_path, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout + done.stderr
    ours = rows(json.loads((tmp_path / "results-servqual-desk.json").read_text(encoding="utf-8"))["tables"])
    tables = {"scores": "scores", "one_sample": "lab_one_sample"}
    if case in tables:
        theirs = pd.read_csv(tmp_path / "results-spss.csv").iloc[0]
        for (table, *names), row in ours.items():
            if table == tables[case]:
                made_of = names if len(names) > 1 else (*names, "answer")  # a question's own answers have no battery
                prefix = ".".join(name.replace("/", ".") for name in made_of)
                for what in {"n", "mean", "sd", "t", "p"} & set(row):
                    assert theirs[f"{prefix}.{what}"] == pytest.approx(row[what], rel=1e-9, abs=1e-12), (prefix, what)
    if case.startswith("skm"):
        theirs = pd.read_csv(tmp_path / "results-spss.csv").iloc[0]
        assert round(theirs["skm_index.ikm"], 2) == ours["skm_index", "0"]["ikm_rounded"]
        for (table, *names), row in ours.items():
            if table == "skm_elements":
                assert theirs[f"skm_elements.{names[0]}.nrr"] == pytest.approx(row["nrr"], rel=1e-12)


def test_every_replicated_method_is_run_here() -> None:
    assert {method for method, _options in CASES.values()} | BY_LAVAAN == set(REPLICATED)


def test_every_method_has_its_scripts_or_its_reason() -> None:
    assert sorted([*REPLICATED, *WHY_NOT]) == sorted(METHODS)


def test_a_method_without_a_script_is_refused_in_one_sentence(tmp_path: Path) -> None:
    options = METHODS["quality"].options()

    with use_language("en"), pytest.raises(DataError, match="There is no script for “quality”: it judges how"):
        write_lab_replication(frame(), instrument(), "quality", options, {}, tmp_path)

    assert list(tmp_path.iterdir()) == []
