"""`--wave`: the latest, one by its code, all together, and one that there is not."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from servqual_desk.fieldwork.field_plan import Wave
from servqual_desk.project import Project
from ui.cli.commands import desk

Run = Callable[..., Result]
ELEMENTS = ("persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "pengaduan", "sarana")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command on a survey of two waves: in the first waiting is poor, in the second good."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SERVQUAL_DESK_LANG", "en")
    monkeypatch.setenv("LANGUAGE", "en")
    run = lambda *arguments: CliRunner().invoke(desk, [str(argument) for argument in arguments])  # noqa: E731
    assert run("new", "skm.sqd", "--instrument", "skm-9").exit_code == 0
    rows = []
    for code, waiting in (("early", (1, 2)), ("late", (4, 3))):
        rows += [",".join(["3", "3", str(waiting[person % 2]), *["3"] * 6, code]) for person in range(40)]
    Path("data.csv").write_text("\n".join([",".join([*ELEMENTS, "sqd_wave"]), *rows]) + "\n", encoding="utf-8")
    with Project.open(tmp_path / "skm.sqd") as project:
        for place, code in enumerate(("early", "late"), start=1):
            project.fieldwork.save_wave(Wave(code=code, title=f"The {code} wave", starts_on=f"2026-0{place}-01"))
    done = run("import", "skm.sqd", "data.csv")
    assert done.exit_code == 0, done.output
    return run


def analysed(run: Run, *arguments: str) -> dict:
    result = run("analyse", "skm.sqd", "--json", "out.json", *arguments)
    assert result.exit_code == 0, result.output
    return json.loads(Path("out.json").read_text(encoding="utf-8"))


def test_all_waves_is_what_analyse_does_by_itself(run: Run) -> None:
    result = analysed(run)
    assert result["data"]["n_responses"] == 80
    assert [(wave["wave"], wave["title"], wave["n"]) for wave in result["waves"]] == [
        ("early", "The early wave", 40),
        ("late", "The late wave", 40),
    ]
    # By hand: waiting rises from 1.5 to 3.5 on average, 2 of 9 elements' points: 25 · 2/9.
    assert result["waves"][1]["change"] == pytest.approx(50 / 9)
    assert result["waves"][1]["change_lower"] > 0


@pytest.mark.parametrize(("wave", "mend"), [("latest", []), ("late", []), ("early", ["waktu"])])
def test_one_wave_alone(run: Run, wave: str, mend: list[str]) -> None:
    result = analysed(run, "--wave", wave)
    assert result["data"]["n_responses"] == 40
    assert [row["item"] for row in result["priorities"]["mend"] if row["certainty"] == "sure"] == mend
    assert len(result["waves"]) == 2


def test_the_report_is_about_the_latest_wave_and_says_so(run: Run) -> None:
    assert run("report", "skm.sqd", "-o", "latest.pdf").exit_code == 0
    assert run("report", "skm.sqd", "-o", "all.pdf", "--wave", "all").exit_code == 0

    latest, everything = (PdfReader(name).pages[0].extract_text() for name in ("latest.pdf", "all.pdf"))
    assert "The late wave" in latest
    assert "The late wave" not in everything


@pytest.mark.parametrize("command", ["analyse", "report"])
def test_a_wave_that_there_is_not_is_refused_with_those_that_there_are(run: Run, command: str) -> None:
    output = ("-o", "out.pdf") if command == "report" else ()
    result = run(command, "skm.sqd", *output, "--wave", "1999")
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        "No response belongs to the wave “1999”. There are: early, late, latest, all."
    ]
    assert not Path("out.pdf").exists()


def test_latest_without_any_wave_is_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke
    assert run(desk, ["new", "skm.sqd", "--instrument", "skm-9"]).exit_code == 0
    (tmp_path / "data.csv").write_text(f"{','.join(ELEMENTS)}\n{','.join(['3'] * 9)}\n", encoding="utf-8")
    assert run(desk, ["import", "skm.sqd", "data.csv"]).exit_code == 0
    assert run(desk, ["analyse", "skm.sqd", "--wave", "latest", "--json", "out.json"]).exit_code == 0
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))["waves"] is None
