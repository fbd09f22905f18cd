"""`figures keep` and `figures months`: kept from the terminal, read again from the file."""

import json

import pytest
from click.testing import CliRunner, Result

from ui.cli.commands import desk

pytestmark = pytest.mark.usefixtures("skm_survey")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(desk, ["figures", *arguments])


def keep(month: str, done: int) -> Result:
    counts = ("--received", "14.012", "--waiting", "571", "--in-process", "20", "--done", str(done))
    return run("keep", "a.sqd", "--channel", "LAKSA", "--month", month, *counts)


def test_a_month_is_kept_in_place_of_the_one_before_and_listed() -> None:
    assert run("months", "a.sqd").output == "No month yet.\n"
    wrong = keep("2024-12", 13_000)
    assert (wrong.exit_code, "421 belong to no part" in wrong.output) == (0, True)
    assert "adds up" in keep("2024-12", 13_421).output
    [told] = json.loads(run("months", "a.sqd", "--json", "-").output)["months"]
    assert (told["done"], told["status"], told["difference"]) == (13_421, "adds_up", 0)
    assert told["share_done"] == pytest.approx(0.9578, abs=5e-5)
    assert "total 14,012; adds up" in run("months", "a.sqd").output


def test_what_is_no_month_is_one_sentence() -> None:
    refused = keep("December", 13_421)
    assert (refused.exit_code, refused.output.count("\n")) == (2, 1)
    assert "is no month" in refused.output
