"""`follow-up`: the plan from the terminal, step by step, then looked for in the file."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from servqual_desk.project import Project
from tests.ui.results.waves import three_waves
from ui.cli.commands import desk
from ui.jobs.analyse_project import analyse_project
from ui.jobs.follow_up import plan_findings

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SERVQUAL_DESK_LANG", "en")
    three_waves(tmp_path / "a.sqd")
    return lambda *arguments: CliRunner().invoke(desk, ["follow-up", *(str(argument) for argument in arguments)])


def stored(column: str) -> list[object]:
    with Project.open(Path("a.sqd")) as project:
        return [row[0] for row in project.database.conn.execute(f"SELECT {column} FROM action ORDER BY id")]


def test_an_action_is_added_changed_and_told_with_what_came_of_it(run: Run) -> None:
    assert run("list", "a.sqd").output.startswith("The plan holds no action yet.")
    added = run(
        "add",
        "a.sqd",
        "--item",
        "waktu",
        "--what",
        "Two counters",
        "--owner",
        "Ani",
        "--due",
        "2026-06-30",
        "--wave",
        "w1",
    )
    assert (added.exit_code, added.output) == (0, "Action 1 is in the plan.\n")
    assert run("set", "a.sqd", 1, "--status", "under_way", "--evidence", "Photo", "--link", "foto.jpg").exit_code == 0

    told = run("list", "a.sqd").output

    assert "Under way – ! overdue  Time to completion – Two counters" in told
    assert "Better by 2.50 since Wave I 2025" in told  # by hand: 1.5 to 4
    assert "a year after the last one" in told
    assert (stored("status"), stored("owner"), stored("evidence_place")) == (["under_way"], ["Ani"], ["foto.jpg"])


def test_what_is_not_given_stays_and_an_empty_word_takes_away(run: Run) -> None:
    run("add", "a.sqd", "--what", "Train", "--owner", "Ani", "--due", "2027-06-30", "--from", "2027-01-04")
    run("set", "a.sqd", 1, "--due", "", "--owner", "")
    assert (stored("what"), stored("owner"), stored("due_on"), stored("starts_on")) == (
        ["Train"],
        [""],
        [None],
        ["2027-01-04"],
    )


def test_json_has_the_whole_plan_and_so_has_analyse(run: Run) -> None:
    run("add", "a.sqd", "--item", "waktu", "--wave", "w1")
    run("add", "a.sqd", "--dimension", "skm", "--status", "done")
    plan = json.loads(run("list", "a.sqd", "--json", "-").output)
    assert [(one["item"], one["dimension"], one["wave"], one["overdue"]) for one in plan["actions"]] == [
        ("waktu", None, "w1", False),
        (None, "skm", "w3", False),  # the current wave, where none is named
    ]
    assert plan["actions"][0]["change"]["difference"] == 2.5
    only_open = json.loads(run("list", "a.sqd", "--open", "--json", "-").output)
    assert [one["item"] for one in only_open["actions"]] == ["waktu"]

    whole = json.loads(CliRunner().invoke(desk, ["analyse", "a.sqd", "--json", "-"]).output)
    assert whole["follow_up"]["actions"] == plan["actions"]


def test_from_results_adds_what_the_latest_wave_names_and_nothing_where_it_names_nothing(run: Run) -> None:
    # Waiting is poor in the first wave alone.
    assert run("add", "a.sqd", "--from-results").output == "0 actions were added.\n"
    findings = analyse_project(Path("a.sqd"), wave="w1")
    with Project.open(Path("a.sqd")) as project:
        assert [(one.item, one.wave) for one in plan_findings(project, findings)] == [("waktu", "w1")]
        assert plan_findings(project, findings) == ()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("add", "a.sqd"), "Say what is to be done"),
        (("add", "a.sqd", "--item", "nine"), "no item “nine”"),
        (("add", "a.sqd", "--what", "x", "--due", "30/6/2027"), "Write it as 2027-06-30"),
        (("add", "a.sqd", "--what", "x", "--wave", "w9"), "no wave “w9”"),
        (("add", "a.sqd", "--from-results", "--what", "x"), "leave out the other options"),
        (("set", "a.sqd", "4", "--status", "done"), "no action 4"),
        (("list", "none.sqd"), "none.sqd"),
    ],
)
def test_a_fault_is_one_sentence_and_nothing_is_written(run: Run, arguments: tuple[str, ...], words: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.output
    assert stored("id") == []
