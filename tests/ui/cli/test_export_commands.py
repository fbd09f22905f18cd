"""Export, codebook and XLSForm on the command line."""

import csv
import json
import os
import shutil
import stat
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from servqual_desk.project import Project
from servqual_desk.responses.comment_coding import Code
from servqual_desk.store import file_keys
from tests.little_survey import TOML
from ui.cli.commands import desk

Run = Callable[..., Result]

ANSWERS = "t1_e,t1_p,sex,age,overall,comment\n" + "".join(
    f"{1 + n % 7},{'dk' if n % 5 == 0 else 4},{'fm'[n % 2]},{20 + n},{5 * n},no. {n}\n" for n in range(12)
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `little.sqd` and what it was made of."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "little.toml").write_text(TOML, encoding="utf-8")
    (folder / "data.csv").write_text(ANSWERS, encoding="utf-8")
    for command in (("new", "--instrument", "little.toml"), ("import", "data.csv")):
        done = CliRunner().invoke(desk, [command[0], f"{folder}/little.sqd", *command[1:-1], f"{folder}/{command[-1]}"])
        assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def run(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in a folder with a copy of `little.sqd`, in English."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SERVQUAL_DESK_LANG", "en")
    monkeypatch.setenv("LANGUAGE", "en")

    def command(*arguments: str) -> Result:
        return CliRunner().invoke(desk, list(arguments))

    return command


def rows(path: str) -> list[dict[str, str]]:
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def refusal(result: Result) -> str:
    assert result.exit_code == 2, result.output
    [sentence] = result.stderr.splitlines()
    return sentence


@pytest.mark.parametrize("ending", ["csv", "tsv", "xlsx", "sav", "zsav", "dta", "parquet", "jsonl"])
def test_responses_go_out_and_come_home_by_their_identifiers(run: Run, ending: str) -> None:
    assert run("export", "little.sqd", "-o", f"one.{ending}").exit_code == 0
    assert run("new", "again.sqd", "--instrument", "little.toml").exit_code == 0
    done = run("import", "again.sqd", f"one.{ending}")
    assert done.exit_code == 0, done.output
    with Project.open("little.sqd") as ours, Project.open("again.sqd") as theirs:
        assert ours.frame(non_answers=True).equals(theirs.frame(non_answers=True))
    assert run("import", "again.sqd", f"one.{ending}", "--again").exit_code == 2  # they are there already


def test_columns_filter_words_and_language(run: Run) -> None:
    done = run(
        "export",
        "little.sqd",
        "-o",
        "a.csv",
        "--columns",
        "sex, t1_p",
        "--where",
        "sex=f",
        "--labels",
        "words",
        "--lang",
        "id",
    )
    assert done.output == "Saved: a.csv, 6 responses.\n"
    assert rows("a.csv")[:2] == [{"sex": "Perempuan", "t1_p": "Tidak tahu"}, {"sex": "Perempuan", "t1_p": "4"}]


def test_a_row_for_each_answer(run: Run) -> None:
    assert run("export", "little.sqd", "-o", "a.csv", "--shape", "long").exit_code == 0
    answers = rows("a.csv")
    assert len(answers) == 12 * 6
    assert {row["column"] for row in answers} == {"t1_e", "t1_p", "sex", "age", "overall", "comment"}


def test_the_log_and_the_times_of_answering(run: Run) -> None:
    with Project.open("little.sqd") as project:
        interview = project.start_interview()
        interview.answer("f")
        while interview.question is not None:
            interview.skip()
        uuid = interview.finish()
    assert run("export", "little.sqd", "-o", "e.csv", "--table", "events").exit_code == 0
    assert [row["new"] for row in rows("e.csv") if row["response"] == uuid and row["kind"] == "answered"] == ["f"]
    assert run("export", "little.sqd", "-o", "t.csv", "--table", "timings").exit_code == 0
    [timing] = rows("t.csv")
    assert (timing["response"], timing["column"], timing["times"]) == (uuid, "sex", "1")
    assert float(timing["seconds"]) >= 0


def test_a_package_takes_several_tables(run: Run) -> None:
    done = run("export", "little.sqd", "-o", "out.zip", "--table", "answers", "--table", "events")
    assert done.exit_code == 0
    with zipfile.ZipFile("out.zip") as archive:
        about = json.loads(archive.read("datapackage.json"))
    assert [resource["path"] for resource in about["resources"]][:2] == ["data.csv", "events.csv"]
    assert run("export", "little.sqd", "-o", "folder/").exit_code == 0
    assert len(rows("folder/data.csv")) == 12


def test_a_shareable_file_says_what_was_done(run: Run) -> None:
    done = run("export", "little.sqd", "-o", "a.csv", "--shareable", "--k", "6")
    assert done.exit_code == 0
    assert "At least 6 responses share each combination of: sex, age" in done.output
    assert {"comment", "sqd_uuid", "sqd_started_at"}.isdisjoint(rows("a.csv")[0])


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["-o", "a.csv", "--columns", "sex,nik"], "nik"),
        (["-o", "a.csv", "--shape", "long", "--columns", "sex"], "sqd_uuid"),
        (["-o", "a.csv", "--table", "events", "--table", "answers"], "data package"),
        (["-o", "a.zip", "--table", "events"], "begins with the answers"),
        (["-o", "a.csv", "--k", "3"], "--shareable"),
        (["-o", "a.csv", "--shareable", "--k", "1"], "whole number"),
        (["-o", "a.csv", "--shareable", "--quasi", "nik"], "nik"),
        (["-o", "a.csv", "--shareable", "--table", "events"], "answers alone"),
        (["-o", "a.csv", "--shareable", "--k", "13"], "only 12 responses"),
        (["-o", "a.ods"], ".jsonl"),
        (["-o", "nowhere/a.csv"], "nowhere"),
        (["-o", "nowhere/a/"], "nowhere"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(run: Run, options: list[str], words: str, tmp_path: Path) -> None:
    before = {path.name for path in tmp_path.iterdir()}
    assert words in refusal(run("export", "little.sqd", *options))
    assert {path.name for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("ending", ["html", "pdf", "csv", "xml"])
def test_a_codebook_is_written_in_either_language(run: Run, ending: str) -> None:
    for language in ("id", "en"):
        done = run("codebook", "little.sqd", "-o", f"{language}.{ending}", "--lang", language)
        assert done.output == f"Saved: {language}.{ending}\n"
    assert Path(f"id.{ending}").read_bytes() != Path(f"en.{ending}").read_bytes()


def test_a_codebook_of_another_ending_is_refused(run: Run) -> None:
    assert ".xml" in refusal(run("codebook", "little.sqd", "-o", "codes.doc"))


def test_a_questionnaire_goes_out_as_xlsform_and_comes_home(run: Run) -> None:
    assert run("instruments", "export", "skm-9", "-o", "form.xlsx").output == "Saved: form.xlsx\n"
    assert run("instruments", "import", "form.xlsx", "-o", "home.toml").output == "Saved: home.toml\n"
    assert "no faults" in run("instruments", "check", "home.toml").output
    assert "form.xlsx" in refusal(run("instruments", "export", "skm-9", "-o", "nowhere/form.xlsx"))
    assert ".toml" in refusal(run("instruments", "import", "form.xlsx", "-o", "home.txt"))
    assert "data.csv" in refusal(run("instruments", "import", "data.csv", "-o", "home.toml"))


# Encrypted

SECRET = "kuda hitam di sawah"


def unzipped(path: str, passphrase: str, folder: Path) -> int:
    """Another program, 7-Zip, opens it; gives its exit code."""
    seven = shutil.which("7z")
    if seven is None:
        pytest.skip("7z is not installed")
    ran = subprocess.run([seven, "x", "-y", f"-p{passphrase}", f"-o{folder}", path], capture_output=True, check=False)
    return ran.returncode


@pytest.mark.parametrize("name", ["one.csv", "one.csv.zip"])
def test_an_encrypted_export_opens_in_another_program_with_its_passphrase_alone(
    run: Run, name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert run("export", "little.sqd", "-o", "plain.csv").exit_code == 0
    monkeypatch.setenv("SERVQUAL_DESK_PASSPHRASE", SECRET)
    done = run("export", "little.sqd", "-o", name, "--encrypt")
    assert (done.exit_code, done.output) == (0, "Saved: one.csv.zip, 12 responses.\n")
    content = Path("one.csv.zip").read_bytes()
    assert b"no. 7" not in content
    assert content[6] & 1  # the flag of an encrypted entry
    assert content[8:10] == (99).to_bytes(2, "little")  # method 99: AES, as APPNOTE says
    assert stat.S_IMODE(Path("one.csv.zip").stat().st_mode) == 0o600
    assert unzipped("one.csv.zip", "kuda putih di sawah", tmp_path / "wrong") != 0
    assert unzipped("one.csv.zip", SECRET, tmp_path / "right") == 0
    assert (tmp_path / "right" / "one.csv").read_bytes() == Path("plain.csv").read_bytes()
    assert not list(Path(tempfile.gettempdir()).glob(f".servqual-desk-*-{os.getpid()}-*"))


def test_an_encrypted_package_holds_all_its_files(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SERVQUAL_DESK_PASSPHRASE", SECRET)
    assert run("export", "little.sqd", "-o", "package.zip", "--encrypt").exit_code == 0
    assert unzipped("package.zip", SECRET, tmp_path / "right") == 0
    assert {"data.csv", "datapackage.json", "README.md"} <= {path.name for path in (tmp_path / "right").iterdir()}


def test_the_passphrase_of_a_protected_survey_is_not_given_away_with_the_file(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SERVQUAL_DESK_PASSPHRASE", "empat kata yang mudah")
    assert run("protect", "little.sqd").exit_code == 0
    file_keys.lock_everything()
    assert "A passphrase is needed" in refusal(run("export", "little.sqd", "-o", "one.csv", "--encrypt"))
    Path("key").write_text(SECRET + "\n")
    assert run("export", "little.sqd", "-o", "one.csv", "--encrypt", "--new-key-file", "key").exit_code == 0
    file_keys.lock_everything()
    assert unzipped("one.csv.zip", SECRET, tmp_path / "right") == 0


def test_what_cannot_be_encrypted_is_one_sentence_and_no_file(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sorted(Path().iterdir())
    monkeypatch.setenv("SERVQUAL_DESK_PASSPHRASE", "pendek")
    assert "at least 12 characters" in refusal(run("export", "little.sqd", "-o", "one.csv", "--encrypt"))
    monkeypatch.setenv("SERVQUAL_DESK_PASSPHRASE", SECRET)
    assert "A folder cannot be encrypted" in refusal(run("export", "little.sqd", "-o", "one/", "--encrypt"))
    assert ".pdf" in refusal(run("export", "little.sqd", "-o", "one.pdf", "--encrypt"))
    assert refusal(run("export", "little.sqd", "-o", "one.csv", "--new-key-file", "key"))
    assert sorted(Path().iterdir()) == before


def test_the_codes_of_the_comments_are_a_table_of_their_own(run: Run) -> None:
    with Project.open("little.sqd") as project:
        coding = project.comments
        first, second = (one.response for one in coding.comments("comment", "Ani")[:2])
        coding.save_code(Code(code="time", title="Waktu", dimension="tangibles"))
        coding.save_code(Code(code="queue", title="Antrean", parent="time"))
        coding.give(first, "comment", "Ani", ["queue"])
        coding.give(second, "comment", "Ani", [])

    assert run("export", "little.sqd", "-o", "codes.csv", "--table", "codings").exit_code == 0
    told = rows("codes.csv")
    assert [(row["response"], row["coder"], row["code"]) for row in told] == [
        (first, "Ani", "queue"),
        (second, "Ani", ""),
    ]
    assert (told[0]["column"], told[0]["code_title"], told[0]["parent"]) == ("comment", "Antrean", "time")
    assert run("export", "little.sqd", "-o", "out.zip", "--table", "answers", "--table", "codings").exit_code == 0
    with zipfile.ZipFile("out.zip") as archive:
        about = json.loads(archive.read("datapackage.json"))
    assert [resource["path"] for resource in about["resources"]][:2] == ["data.csv", "codings.csv"]
