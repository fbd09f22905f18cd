"""The scripts that need R's lavaan run in it and give the method's own numbers, as far as lavaan's search goes."""

import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from analysis.methods import METHODS
from analysis.methods.cfa.spec import CfaOptions
from analysis.methods.invariance.spec import InvarianceOptions
from exports.replication.lab_replication import write_lab_replication
from instruments.model import Instrument
from tests.analysis.methods.survey import frame, instrument, small
from tests.exports.replication.test_lab_replication import answers, assert_same
from tests.exports.replication.warm_r import run_r

FOUR = {  # dimensions, from which on a general factor costs a fit; each item more costs lavaan the more
    "tangibles": ("t1", "t2", "t3"),
    "reliability": ("r1", "r2", "r3"),
    "empathy": ("m1", "m2"),
    "policy": ("k1", "k2"),
}
ONLY = {"tangibles": ("t1", "t2", "t3"), "reliability": ("r1",), "empathy": ("m1", "m2")}
CASES: dict[str, tuple[Instrument, dict[str, Any]]] = {
    "maximum likelihood": (instrument(), {"measure": "expectation"}),
    "every answer, general factor": (small(**FOUR), {"missing": "full_information", "second_order": True}),
    "ordered answers, general factor": (small(**FOUR), {"estimator": "ordered_answers", "second_order": True}),
    "ordered answers, an only item": (small(**ONLY), {"estimator": "ordered_answers"}),
}
INVARIANCE: dict[str, dict[str, Any]] = {
    "by sex": {"by": "sex"},
    "by unit": {"by": "sqd_unit", "smallest": 25},
}  # only by sex the scalar step holds
IS_THERE = 'q(status = !nzchar(system.file(package = "lavaan")))'
LAVAANS_SEARCH = {"rel": 3e-4, "abs": 3e-5}  # it stops where F hardly falls any more, some 1e-5 from the estimates


@cache
def lavaan_is_there() -> bool:
    try:
        return subprocess.run(["Rscript", "-e", IS_THERE]).returncode == 0
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("case", CASES)
def test_lavaan_gives_the_same_model(case: str, tmp_path: Path) -> None:
    questionnaire, given = CASES[case]
    options = CfaOptions(**{"measure": "perception", **given})
    ours = METHODS["cfa"].run(frame(), questionnaire, options)

    written = write_lab_replication(frame(), questionnaire, "cfa", options, ours.to_dict(), tmp_path)

    assert {path.name for path in written} == {"data.csv", "replicate.R", "results-servqual-desk.json"}
    _assert_lavaan_agrees(tmp_path)


@pytest.mark.parametrize("case", INVARIANCE)
def test_lavaan_gives_the_same_steps_and_latent_means(case: str, tmp_path: Path) -> None:
    options = InvarianceOptions(**INVARIANCE[case])
    ours = METHODS["invariance"].run(answers(), instrument(), options)
    assert len(ours.tables) == (2 if case == "by sex" else 1)

    write_lab_replication(answers(), instrument(), "invariance", options, ours.to_dict(), tmp_path)

    _assert_lavaan_agrees(tmp_path)


def _assert_lavaan_agrees(folder: Path) -> None:
    if not lavaan_is_there():
        pytest.skip("R with lavaan is not installed")
    code, said = run_r(folder / "replicate.R")
    assert code == 0, said
    assert_same(folder, "results-r.json", LAVAANS_SEARCH)
