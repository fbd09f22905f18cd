"""The data package: complete, described, valid, whole or not at all."""

import json
import shutil
import stat
import subprocess
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from frictionless import Package, system

from exports.datasets.dataset import Dataset, dataset
from exports.datasets.log_tables import event_table
from exports.package.package import is_package, write_package
from instruments.i18n import use_language
from servqual_desk.errors import DataError, KnownError
from servqual_desk.store.event_log import Event
from tests.exports.datasets.conftest import frame as _frame
from tests.little_survey import little_survey

frame = _frame
needs_r = pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")


@pytest.fixture
def data(frame: pd.DataFrame) -> Dataset:
    return dataset(frame, little_survey(), language="en", title="Little survey")


@pytest.mark.filterwarnings("ignore")  # of frictionless' own dependencies
def test_frictionless_finds_the_package_valid(tmp_path: Path, data: Dataset) -> None:
    events = event_table([Event(kind="created", at="2026-11-21T03:14:03.120+00:00")], little_survey(), language="en")
    write_package(data, f"{tmp_path}/out/", {"events.csv": events})
    with system.use_context(trusted=True):
        package = Package(str(tmp_path / "out" / "datapackage.json"))
        report = package.validate()
        rows = package.get_resource("data").read_rows()
    assert report.flatten(["title", "message"]) == []
    assert [resource.name for resource in package.resources] == ["data", "events", "columns", "labels"]
    # Numbers are numbers and non-answers are missing.
    assert [row["t1_e"] for row in rows] == [5, None, None, 7]
    assert rows[0]["sqd_started_at"].year == 2026


@pytest.mark.parametrize("out", ["out/", "out.zip"])
def test_the_package_is_its_owners_alone(tmp_path: Path, data: Dataset, out: str) -> None:
    written = write_package(data, f"{tmp_path}/{out}")
    files = list(written.iterdir()) if written.is_dir() else [written]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_the_descriptor_says_what_codes_mean(tmp_path: Path, data: Dataset) -> None:
    write_package(data, f"{tmp_path}/out/")
    about = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    fields = {field["name"]: field for field in about["resources"][0]["schema"]["fields"]}
    assert fields["t1_e"]["labels"]["7"] == "Strongly agree"
    assert fields["t1_e"]["missingValues"] == ["", "dk", "no"]
    assert fields["sex"]["constraints"] == {"enum": ["f", "m"]}
    assert about["questionnaire"]["digest"] == little_survey().digest


@needs_r
def test_r_makes_a_data_set_of_it(tmp_path: Path, data: Dataset) -> None:
    write_package(data, f"{tmp_path}/out/")
    code = """
        source("data.R")
        data <- readRDS("data.rds")
        cat(class(data$sex), as.character(data$sex[1]), mean(data$t1_e, na.rm = TRUE), attr(data$t1_e, "reasons")[2],
            attr(data$t1_e, "label"), format(data$visited[1]), data$comment[1], data$comment[2],
            format(data$sqd_started_at[1], "%H:%M:%S"), sep = "|")
    """
    done = subprocess.run(
        ["Rscript", "-e", code], cwd=tmp_path / "out", capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    said = done.stdout.splitlines()[-1].split("|")
    assert said == ["factor", "Female", "6", "dk", "The room is tidy.", "2026-11-02", "=1+1", "'=SUM(A1)", "03:14:03"]


def test_an_archive_holds_the_same_and_no_moment(tmp_path: Path, data: Dataset) -> None:
    write_package(data, str(tmp_path / "out.zip"))
    write_package(data, f"{tmp_path}/out/")
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert {one.filename for one in archive.infolist()} == {path.name for path in (tmp_path / "out").iterdir()}
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("data.csv") == (tmp_path / "out" / "data.csv").read_bytes()


def test_an_earlier_package_is_replaced_and_a_folder_of_others_is_not(tmp_path: Path, data: Dataset) -> None:
    write_package(data, f"{tmp_path}/out/")
    (tmp_path / "out" / "data.csv").write_text("an earlier one")
    write_package(data, f"{tmp_path}/out/")
    assert (tmp_path / "out" / "data.csv").read_text(encoding="utf-8").startswith("t1_e")
    (tmp_path / "out" / "thesis.docx").write_text("mine")
    with use_language("en"), pytest.raises(DataError, match=r"thesis\.docx"):
        write_package(data, f"{tmp_path}/out/")
    assert (tmp_path / "out" / "thesis.docx").read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path, data: Dataset) -> None:
    with pytest.raises(KnownError, match="nowhere"):
        write_package(data, f"{tmp_path}/nowhere/out/")


def test_a_stroke_or_zip_asks_for_a_package() -> None:
    assert [is_package(name) for name in ("a/", "a.zip", "A.ZIP", "a.csv", "a")] == [True, True, True, False, False]
