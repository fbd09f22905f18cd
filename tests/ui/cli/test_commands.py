"""The command line as a person uses it: every command of the contract, and what it says when something is wrong."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from servqual_desk import __version__
from servqual_desk.project import Project
from servqual_desk.settings import log_path
from servqual_desk.store.sqlite import sqlite
from tests.disks import read_only, small_disk
from tests.exports.report.reading import pages, whole
from tests.little_survey import TOML, little_survey
from tests.references import REFERENCES, needs_references
from ui.cli import commands
from ui.cli.commands import desk
from ui.cli.exit_codes import BUG, exit_code

Run = Callable[..., Result]

ANSWERS = """\
t1_e,t1_p,e1_e,e1_p,w_tangibles,w_empathy,sex,age,overall
7,5,1,3,60,40,f,31,80
6,6,2,2,50,50,m,44,70
7,4,1,4,70,30,f,25,55
6,5,2,3,,,m,31,
5,dk,1,2,40,60,f,67,90
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in an empty folder, in English unless it is told otherwise."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SERVQUAL_DESK_LANG", "en")
    monkeypatch.setenv("LANGUAGE", "en")
    return lambda *arguments: CliRunner().invoke(desk, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `little.sqd` and what it was made of: a questionnaire, and five responses."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "little.toml").write_text(TOML, encoding="utf-8")
    (folder / "data.csv").write_text(ANSWERS, encoding="utf-8")
    for command in (("new", "--instrument", folder / "little.toml"), ("import", folder / "data.csv")):
        done = CliRunner().invoke(desk, [command[0], str(folder / "little.sqd"), *map(str, command[1:])])
        assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def project(run: Run, made: Path, tmp_path: Path) -> Path:
    """A copy of `little.sqd`, beside what it was made of."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path / "little.sqd"


def count(path: Path) -> int:
    with Project.open(path) as opened:
        return opened.count()


def said(result: Result, code: int) -> list[str]:
    """The sentences on stderr, after a look at the exit code."""
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result.stderr.splitlines()


# The whole road


@needs_references
@pytest.mark.parametrize(
    "survey", ["asrm", "attitude", "bfi", "holzinger", "lab-servqual", "mobi", "servaqua", "worked-example"]
)
def test_a_real_survey_goes_the_whole_road_and_agrees_with_its_oracle(run: Run, tmp_path: Path, survey: str) -> None:
    source = REFERENCES / survey
    assert run("new", "survey.sqd", "--instrument", source / "instrument.toml").exit_code == 0
    assert run("import", "survey.sqd", source / "data.csv").exit_code == 0
    assert run("analyse", "survey.sqd", "--json", "result.json").exit_code == 0
    compared = subprocess.run(
        [sys.executable, REFERENCES / "compare.py", source / "expected.json", "result.json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert compared.returncode == 0, compared.stdout


def test_what_is_exported_is_imported_into_a_new_project_unchanged(run: Run, project: Path, tmp_path: Path) -> None:
    for ending in ("csv", "xlsx", "sav"):
        assert run("export", project, "-o", f"one.{ending}").exit_code == 0
        assert run("new", f"{ending}.sqd", "--instrument", "little.toml").exit_code == 0
        assert run("import", f"{ending}.sqd", f"one.{ending}").exit_code == 0
        assert run("export", f"{ending}.sqd", "-o", "two.csv").exit_code == 0
        assert run("export", project, "-o", "one.csv").exit_code == 0
        assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()


def test_a_response_is_not_imported_twice(run: Run, project: Path) -> None:
    run("export", project, "-o", "again.csv")
    faults = said(run("import", project, "again.csv"), 2)
    assert len(faults) == 5
    assert "already imported" in faults[0]
    assert count(project) == 5


def test_the_demo_makes_all_its_files_and_can_be_made_again(run: Run, tmp_path: Path) -> None:
    first = run("demo", "here")
    assert first.exit_code == 0, first.output
    assert sorted(path.name for path in (tmp_path / "here").iterdir()) == [
        "demo.csv",
        "demo.json",
        "demo.pdf",
        "demo.sqd",
    ]
    before = (tmp_path / "here" / "demo.json").read_text(encoding="utf-8")
    (tmp_path / "here" / "demo.json").unlink()
    assert run("demo", "here").exit_code == 0
    assert (tmp_path / "here" / "demo.json").read_text(encoding="utf-8") == before
    with Project.open(tmp_path / "here" / "demo.sqd") as made:
        assert made.count() == made.count({"sqd_source": "simulated"}) > 300


def test_the_demo_leaves_another_survey_alone(run: Run, project: Path, tmp_path: Path) -> None:
    project.rename(tmp_path / "demo.sqd")
    [sentence] = said(run("demo", "."), 2)
    assert "not the demo" in sentence
    assert count(tmp_path / "demo.sqd") == 5


# new


def test_new_never_overwrites(run: Run, project: Path) -> None:
    [sentence] = said(run("new", project, "--instrument", "servqual-22"), 2)
    assert "exists already" in sentence
    assert count(project) == 5


def test_new_takes_a_title(run: Run, tmp_path: Path) -> None:
    assert run("new", "a.sqd", "--instrument", "skm-9", "--title", "SKM 2026").exit_code == 0
    with Project.open(tmp_path / "a.sqd") as made:
        assert (made.title, made.instrument.id) == ("SKM 2026", "skm-9")


@pytest.mark.parametrize(
    ("file", "questionnaire"),
    [
        ("a.sqd", "no-such-one"),
        ("a.sqd", "broken.toml"),
        ("a.sqd", "none.toml"),
        ("none/a.sqd", "skm-9"),
        (".", "skm-9"),
    ],
)
def test_new_makes_nothing_when_it_cannot(run: Run, tmp_path: Path, file: str, questionnaire: str) -> None:
    (tmp_path / "broken.toml").write_text(TOML.replace("min = 1", "min = 9").replace('"tangibles"', '"tangible"', 1))
    assert said(run("new", file, "--instrument", questionnaire), 2)
    assert [path.name for path in tmp_path.iterdir()] == ["broken.toml"]


# import


def test_one_bad_value_means_that_nothing_is_imported(run: Run, project: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("t1_e,age\n5,31\n9,31\n5,old\n")
    assert said(run("import", project, "bad.csv"), 2) == [
        "Row 3, column t1_e: “9” is outside the scale from 1 to 7; correct it, or leave the cell empty.",
        "Row 4, column age: “old” is not a whole number; write digits only, or leave the cell empty where the answer is missing.",
    ]
    assert count(project) == 5


def test_invalid_rows_can_be_skipped_and_are_named(run: Run, project: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("t1_e,age\n5,31\n9,31\n5,old\n4,20\n")
    result = run("import", project, "bad.csv", "--skip-invalid")
    assert len(said(result, 0)) == 2
    assert "2 responses imported." in result.stdout
    assert "2 rows skipped: 3, 4." in result.stdout
    assert count(project) == 7


def test_columns_that_the_file_lacks_are_said_once(run: Run, project: Path) -> None:
    [line] = [
        line
        for line in run("import", project, "data.csv", "--again").stdout.splitlines()
        if "missing for everyone" in line
    ]
    assert line.endswith("channels, hours, visited, comment.")


def test_a_map_translates_names(run: Run, project: Path, tmp_path: Path) -> None:
    (tmp_path / "theirs.csv").write_text("Time,Harapan 1,Usia\n7:00,5,31\n")
    (tmp_path / "map.toml").write_text('ignore = ["Time"]\n[columns]\n"Harapan 1" = "t1_e"\nUsia = "age"\n')
    assert len(said(run("import", project, "theirs.csv"), 2)) == 3
    assert run("import", project, "theirs.csv", "--map", "map.toml").exit_code == 0
    assert count(project) == 6


@pytest.mark.parametrize("data", ["none.csv", "little.sqd", "folder.csv", "little.toml"])
def test_what_is_no_data_file_is_refused(run: Run, project: Path, tmp_path: Path, data: str) -> None:
    (tmp_path / "folder.csv").mkdir()
    assert len(said(run("import", project, data), 2)) == 1


@pytest.mark.parametrize("content", [None, b"", b"no database", b"SQLite format 3\0 half"])
@pytest.mark.parametrize("command", ["analyse", "report", "export", "import"])
def test_a_file_that_is_no_project_is_refused(
    run: Run, project: Path, tmp_path: Path, command: str, content: bytes | None
) -> None:
    path = tmp_path / "other.sqd"
    if content is not None:
        path.write_bytes(content)
    more = {"report": ["-o", "out.pdf"], "export": ["-o", "out.csv"], "import": ["data.csv"], "analyse": []}[command]
    before = sorted(tmp_path.iterdir())
    assert len(said(run(command, path, *more), 2)) == 1
    assert sorted(tmp_path.iterdir()) == before
    assert content is None or path.read_bytes() == content


def test_another_programs_database_is_refused(run: Run, tmp_path: Path) -> None:
    connection = sqlite.connect(tmp_path / "other.sqd")
    connection.execute("CREATE TABLE something (a)")
    connection.close()
    assert len(said(run("analyse", "other.sqd"), 2)) == 1


# analyse


def n_responses(run: Run, *where: str) -> int:
    conditions = [argument for condition in where for argument in ("--where", condition)]
    result = run("analyse", "little.sqd", "--json", "-", *conditions)
    assert result.exit_code == 0, result.output
    n: int = json.loads(result.stdout)["data"]["n_responses"]
    return n


def test_where_takes_any_value_of_a_column_and_all_columns(run: Run, project: Path) -> None:
    assert n_responses(run) == 5
    assert n_responses(run, "sex=f") == 3
    assert n_responses(run, "sex=f", "sex=m") == 5
    assert n_responses(run, "sex=m", "age=31") == 1
    assert n_responses(run, "age=31.0") == 2
    assert n_responses(run, "t1_p=dk") == 1
    assert n_responses(run, "sqd_source=import") == 5


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("gender=f", "sex"),
        ("sex=x", "f, m"),
        ("age=old", "number"),
        ("sex", "COLUMN=VALUE"),
        ("=f", "COLUMN=VALUE"),
        ("age=99", "25, 31, 44, 67"),
        ("sqd_mode=kiosk", "import"),
    ],
)
def test_a_condition_that_fits_nothing_says_what_exists(run: Run, project: Path, condition: str, words: str) -> None:
    [sentence] = said(run("analyse", project, "--where", condition), 2)
    assert words.replace("25, 31, 44, 67", "25") in sentence


def test_one_set_of_predictors_can_be_kept(run: Run, project: Path) -> None:
    models = {
        chosen: {
            entry["predictors"]
            for entry in json.loads(run("analyse", project, "--json", "-", *chosen).stdout)["regression"]
        }
        for chosen in ((), ("--predictors", "gap"))
    }
    assert models[("--predictors", "gap")] <= {"gap"}
    assert "perception" not in models[("--predictors", "gap")]


def test_tables_are_shown_where_no_file_is_asked_for(run: Run, project: Path) -> None:
    result = run("analyse", project)
    assert result.exit_code == 0
    assert "Gap by dimension" in result.stdout
    assert "Empathy" in result.stdout


@pytest.mark.parametrize("command", [["analyse"], ["report", "-o", "a.pdf"], ["export", "-o", "a.csv"]])
def test_a_project_without_responses_has_nothing_to_tell(run: Run, tmp_path: Path, command: list[str]) -> None:
    run("new", "empty.sqd", "--instrument", "skm-9")
    name, *more = command
    [sentence] = said(run(name, "empty.sqd", *more), 2)
    assert "no finished responses" in sentence
    assert [path.name for path in tmp_path.iterdir()] == ["empty.sqd"]


# report and export


def test_a_report_is_a_pdf_in_the_language_asked_for(run: Run, project: Path, tmp_path: Path) -> None:
    (tmp_path / "out.pdf").write_text("an earlier file")
    for language, word in (("id", "Halaman 1"), ("en", "Page 1")):
        result = run("report", project, "-o", "out.pdf", "--kind", "brief", "--lang", language)
        assert result.exit_code == 0, result.output
        assert word in whole(tmp_path / "out.pdf")


# Each kind; the whole one, which is written where none is named, in both formats. Those of the others stand in
# tests/exports/report/test_every_number.py.
@pytest.mark.parametrize(
    ("asked", "ending"),
    [
        (("--kind", "brief"), ".docx"),
        (("--kind", "official"), ".pdf"),
        (("--kind", "annex"), ".docx"),
        (("--kind", "publication"), ".pdf"),
        ((), ".pdf"),
        (("--kind", "full"), ".docx"),
    ],
)
def test_every_paper_is_made(run: Run, project: Path, tmp_path: Path, asked: tuple[str, ...], ending: str) -> None:
    result = run("report", project, "-o", f"out{ending}", *asked)
    assert result.exit_code == 0, result.output
    assert (tmp_path / f"out{ending}").read_bytes().startswith({".pdf": b"%PDF-", ".docx": b"PK"}[ending])


def test_a_paper_about_fewer_than_five_is_refused_but_for_the_office_itself(
    run: Run, project: Path, tmp_path: Path
) -> None:
    [sentence] = said(run("report", project, "-o", "out.pdf", "--where", "sex=f"), 2)
    assert "fewer than 5 responses" in sentence
    assert not (tmp_path / "out.pdf").exists()

    assert run("report", project, "-o", "out.pdf", "--where", "sex=f", "--internal").exit_code == 0
    assert all("INTERNAL" in page for page in pages(tmp_path / "out.pdf"))


@pytest.mark.parametrize(
    "command",
    [
        ["report", "-o", "out.txt"],
        ["report", "-o", "none/out.pdf"],
        ["report"],
        ["report", "-o", "out.pdf", "--lang", "fr"],
        ["export", "-o", "out.ods"],
        ["export", "-o", "out"],
        ["export", "-o", "none/out.csv"],
        ["export", "-o", "folder.csv"],
        ["analyse", "--json", "none/out.json"],
        ["analyse", "--json", "folder.csv"],
        ["analyse", "--json", "/dev/null"],
        ["analyse", "--json", "little.sqd"],
        ["analyse", "--predictors", "both"],
    ],
)
def test_an_output_that_cannot_be_is_refused_and_nothing_is_made(
    run: Run, project: Path, tmp_path: Path, command: list[str]
) -> None:
    (tmp_path / "folder.csv").mkdir()
    before = sorted(tmp_path.iterdir())
    name, *more = command
    assert len(said(run(name, project, *more), 2)) == 1
    assert sorted(tmp_path.iterdir()) == before


# instruments


def test_the_bundled_questionnaires_are_listed_with_their_titles(run: Run) -> None:
    lines = run("instruments").stdout.splitlines()
    library = resources.files("instruments.library")
    files = [Path(entry.name) for entry in library.iterdir()]
    assert [line.split()[0] for line in lines] == sorted(file.stem for file in files if file.suffix == ".toml")
    assert all(len(line.split()) > 2 for line in lines)


def test_a_questionnaire_is_checked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.toml").write_text(TOML, encoding="utf-8")
    result = run("instruments", "check", "good.toml")
    assert result.exit_code == 0
    assert "2 dimensions, 2 items, 13 columns" in result.stdout


def test_every_fault_of_a_questionnaire_is_listed(run: Run, tmp_path: Path) -> None:
    broken = TOML.replace("min = 1", "min = 9").replace('dimension = "empathy"', 'dimension = "empaty"')
    (tmp_path / "broken.toml").write_text(broken, encoding="utf-8")
    faults = said(run("instruments", "check", "broken.toml"), 2)
    assert len(faults) >= 2
    assert any("empaty" in fault for fault in faults)


# The command line itself


def test_the_version_is_said(run: Run) -> None:
    assert run("--version").stdout == f"servqual-desk {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["bogus"],
        ["new"],
        ["new", "a.sqd"],
        ["import", "a", "b", "c"],
        ["--bogus"],
        ["analyse", "a", "--json"],
        ["instruments", "x"],
    ],
)
def test_a_wrong_command_line_is_one_sentence(run: Run, tmp_path: Path, arguments: list[str]) -> None:
    assert len(said(run(*arguments), 2)) == 1
    assert list(tmp_path.iterdir()) == []


def test_help_is_in_the_programs_language(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    english = run("import", "--help").stdout
    assert "Leave out the rows that have a fault" in english
    monkeypatch.setenv("SERVQUAL_DESK_LANG", "id")
    assert "Leave out the rows that have a fault" not in run("import", "--help").stdout


def test_help_has_a_short_name_everywhere(run: Run) -> None:
    for words in ([], ["report"], ["instruments"], ["instruments", "check"]):
        assert run(*words, "-h").stdout == run(*words, "--help").stdout != ""


def test_a_command_is_one_file_and_one_line() -> None:
    modules = (path.stem for path in Path(commands.__file__).parent.glob("*.py"))
    assert {*commands.COMMANDS.values(), "__init__"} == set(modules)


def test_a_command_is_imported_when_it_is_called() -> None:
    ours = "(name for name in sys.modules if name.startswith('ui.cli.commands.'))"
    code = f"import sys, ui.cli.commands; ui.cli.commands.desk.commands['new']; print(*{ours})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["ui.cli.commands.new"]


def test_a_bug_is_logged_with_its_trace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def divide() -> float:
        return 1 / 0

    assert exit_code(divide) == BUG
    sentence = capsys.readouterr().err
    assert str(log_path()) in sentence
    assert "Traceback" not in sentence
    assert "ZeroDivisionError" in log_path().read_text(encoding="utf-8")


# As a process of its own


def desk_process(*arguments: object, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "servqual_desk", *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env=os.environ | more,
    )


def test_the_module_is_the_program(tmp_path: Path) -> None:
    done = desk_process("--version", cwd=tmp_path)
    assert (done.returncode, done.stdout.strip()) == (0, f"servqual-desk {__version__}")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has computers without a display")
@pytest.mark.parametrize("arguments", [[], ["open"], ["open", "a.sqd", "--kiosk"]])
@pytest.mark.parametrize("display", ["", ":987"])
def test_without_a_display_the_window_says_so(tmp_path: Path, arguments: list[str], display: str) -> None:
    done = desk_process(*arguments, cwd=tmp_path, DISPLAY=display, WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has computers without a display")
@pytest.mark.parametrize("arguments", [["little.sqd"], ["little.sqd", "--kiosk"], ["open", "little.sqd"]])
def test_a_project_alone_is_opened_in_the_window(project: Path, arguments: list[str]) -> None:
    done = desk_process(*arguments, cwd=project.parent, DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert done.returncode == 2
    assert "display" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is Linux's")
@pytest.mark.parametrize("both", [False, True], ids=["stdout", "stdout and stderr"])
def test_a_full_disk_behind_the_output_is_exit_code_2_in_any_environment(both: bool) -> None:
    """Python's own last attempt to write would make it 120, unless PYTHONUNBUFFERED is set."""
    bare = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "servqual_desk", "instruments"],
            stdout=full,
            stderr=full if both else subprocess.PIPE,
            env=bare,
            check=False,
        )
    assert ended.returncode == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is Linux's")
def test_a_full_disk_behind_the_output_is_said(run: Run, tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "servqual_desk", "instruments"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert "full" in done.stderr


def test_a_reader_that_leaves_is_no_fault(run: Run, tmp_path: Path) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "servqual_desk", "instruments"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.close()
    assert program.stderr.read() == b""
    program.stderr.close()
    assert program.wait() == 0


# Disks that refuse


def test_a_full_disk_leaves_what_was_there(run: Run, project: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", kilobytes=64) as disk:
        (disk / "fill").write_bytes(bytes(56 * 1024))
        (disk / "out.csv").write_text("earlier")
        for arguments in (
            ["report", project, "-o", disk / "out.pdf"],
            ["analyse", project, "--json", disk / "out.json"],
            ["export", project, "-o", disk / "out.xlsx"],
            ["export", project, "-o", disk / "out.sav"],
            ["new", disk / "new.sqd", "--instrument", "skm-9"],
        ):
            [sentence] = said(run(*arguments), 2)
            assert "full" in sentence
        assert sorted(path.name for path in disk.iterdir()) == ["fill", "out.csv"]


def test_a_read_only_folder_is_said(run: Run, project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with read_only(folder):
        for arguments in (
            ["new", folder / "new.sqd", "--instrument", "skm-9"],
            ["report", project, "-o", folder / "out.pdf"],
            ["analyse", project, "--json", folder / "out.json"],
            ["export", project, "-o", folder / "out.csv"],
            ["demo", folder / "demo"],
        ):
            [sentence] = said(run(*arguments), 2)
            assert "read-only" in sentence.lower()
        assert list(folder.iterdir()) == []


def test_a_project_in_a_read_only_folder_can_still_be_read(run: Run, project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    project.rename(folder / "little.sqd")
    with read_only(folder):
        assert run("analyse", folder / "little.sqd", "--json", "out.json").exit_code == 0
        assert run("export", folder / "little.sqd", "-o", "out.csv").exit_code == 0
        assert len(said(run("import", folder / "little.sqd", "data.csv"), 2)) == 1


def test_little_survey_is_what_the_project_keeps(project: Path) -> None:
    with Project.open(project) as opened:
        assert opened.instrument.digest == little_survey().digest


def test_a_window_is_not_opened_for_what_is_no_project(run: Run, tmp_path: Path) -> None:
    (tmp_path / "letter.sqd").write_text("Dear citizen")

    for words in (["open", "missing.sqd"], ["open", "letter.sqd"], ["missing.sqd"], ["letter.sqd"]):
        done = run(*words)
        assert done.exit_code == 2
        assert words[-1] in done.stderr
        assert len(done.stderr.splitlines()) == 1
