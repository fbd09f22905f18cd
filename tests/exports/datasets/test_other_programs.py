"""What GNU PSPP and R make of our SPSS and Stata files: programs that share no code with the library that wrote them.

(haven and pyreadstat both stand on ReadStat; PSPP and R's foreign do not.)
"""

import json
import shutil
import subprocess
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest

from exports.datasets.write import write_dataset
from instruments.columns import variables
from instruments.load import load_instrument
from tests.little_survey import little_survey

needs_pspp = pytest.mark.skipif(shutil.which("pspp") is None, reason="GNU PSPP is not installed")
needs_r = pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")


def pspp(folder: Path, syntax: str) -> str:
    (folder / "job.sps").write_text(syntax, encoding="utf-8")
    done = subprocess.run(
        ["pspp", "-O", "format=csv", "job.sps"], cwd=folder, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def rscript(folder: Path, code: str) -> list[str]:
    done = subprocess.run(["Rscript", "-e", code], cwd=folder, capture_output=True, text=True, check=False, timeout=120)
    if "there is no package" in done.stderr:
        pytest.skip(done.stderr.strip().splitlines()[0])
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@needs_pspp
def test_pspp_reads_answers_labels_and_user_missing_codes(tmp_path: Path, frame: pd.DataFrame) -> None:
    write_dataset(frame, little_survey(), tmp_path / "data.sav", language="en")
    output = pspp(
        tmp_path, 'GET FILE="data.sav".\nDESCRIPTIVES t1_e overall.\nFREQUENCIES t1_e sex.\nDISPLAY DICTIONARY.\n'
    )
    lines = output.splitlines()
    # Of t1_e, 5 and 7 are answers: N 2, mean 6, standard deviation √2. Of sex, one of four is missing.
    assert "The room is tidy. Should be:,2,6.00,1.41,5,Strongly agree" in lines
    assert "How satisfied?,3,54.00,50.48,0,100" in lines
    assert ",Don't know,1,25.0%,," in lines
    assert any(line.startswith("Valid,Female,2,50.0%,66.7%") for line in lines)
    assert any("Ordinal" in line and line.endswith("98; 99") for line in lines if line.startswith("t1_e,"))


@needs_r
def test_r_foreign_reads_the_spss_file(tmp_path: Path, frame: pd.DataFrame) -> None:
    write_dataset(frame, little_survey(), tmp_path / "data.sav", language="en")
    code = """
        read <- function(name) foreign::read.spss(name, to.data.frame = TRUE, use.value.labels = FALSE, use.missings = TRUE)
        data <- suppressWarnings(read("data.sav"))
        cat(nrow(data), mean(data$t1_e, na.rm = TRUE), sum(is.na(data$t1_e)), trimws(data$sqd_id_sex[1]), data$age[3])
    """
    assert rscript(tmp_path, code) == ["4", "6", "2", "f", "17"]


@needs_r
def test_r_haven_reads_the_stata_file(tmp_path: Path, frame: pd.DataFrame) -> None:
    long = frame.assign(comment=["x" * 3_000, None, None, None])
    write_dataset(long, little_survey(), tmp_path / "data.dta", language="en")
    code = """
        data <- haven::read_dta("data.dta")
        cat(nrow(data), mean(data$t1_e, na.rm = TRUE), haven::na_tag(data$t1_e[2]), nchar(data$comment[1]),
            format(data$visited[3]), data$sqd_id_sex[1], attr(data$t1_e, "label"))
    """
    expected = ["4", "6", "a", "3000", "1930-01-31", "f", "The", "room", "is", "tidy.", "Should", "be:"]
    assert rscript(tmp_path, code) == expected


@needs_pspp
@pytest.mark.parametrize("ending", [".sav", ".zsav"])
def test_pspp_reads_times_and_the_multiple_response_set(tmp_path: Path, frame: pd.DataFrame, ending: str) -> None:
    write_dataset(frame, little_survey(), tmp_path / f"data{ending}", language="en")
    output = pspp(
        tmp_path, f'GET FILE="data{ending}".\nMRSETS /DISPLAY NAME=ALL.\nFREQUENCIES channels_online sqd_started_at.\n'
    )
    assert "warning" not in output
    assert '$channels,Channels,Dichotomies,1,"channels_counter\nchannels_online"' in output
    lines = output.splitlines()
    assert any(line.startswith("Valid,No,1,25.0%,33.3%") for line in lines)
    assert any(line.startswith(",Yes,2,50.0%,66.7%") for line in lines)
    assert "21-NOV-2026 03:14:03.12" in output


@needs_r
@pytest.mark.parametrize("ending", [".sav", ".zsav"])
def test_r_haven_reads_labels_and_missing_codes_of_the_spss_file(
    tmp_path: Path, frame: pd.DataFrame, ending: str
) -> None:
    write_dataset(frame, little_survey(), tmp_path / f"data{ending}", language="en")
    code = f"""
        data <- haven::read_sav("data{ending}", user_na = TRUE)
        cat(names(attr(data$sex, "labels")), data$sex[1:2], attr(data$t1_e, "na_values"), data$channels_online[1:2],
            format(data$sqd_started_at[1], "%Y-%m-%dT%H:%M:%S"), format(data$visited[4]), sep = "|")
    """
    expected = "Female|Male|1|2|98|99|1|NA|2026-11-21T03:14:03|2024-02-29"
    assert "".join(rscript(tmp_path, code)) == expected


@needs_r
def test_the_labels_of_a_batterys_items_differ_in_stata(tmp_path: Path) -> None:
    instrument = load_instrument("servqual-22")
    frame = pd.DataFrame({variable.name: [1.0] for variable in variables(instrument) if variable.item})
    write_dataset(frame, instrument, tmp_path / "data.dta", language="id")
    code = """
        data <- haven::read_dta("data.dta")
        labels <- sapply(data, function(column) attr(column, "label"))
        cat(length(labels), length(unique(labels)), max(nchar(labels, type = "bytes")))
    """
    n, different, longest = map(int, rscript(tmp_path, code))
    assert n == different == 44
    assert longest <= 80


def test_duckdb_and_pandas_read_the_parquet_file(tmp_path: Path, frame: pd.DataFrame) -> None:
    path = tmp_path / "data.parquet"
    write_dataset(frame, little_survey(), path, language="en")
    row = (
        duckdb.connect()
        .execute(
            f"SELECT avg(t1_e), count(*) FILTER (sex = 'f'), max(visited)::VARCHAR, min(epoch_ms(sqd_started_at)) FROM '{path}'"
        )
        .fetchone()
    )
    assert row == (6.0, 2, "2026-11-02", 1795230843120)
    fields = pq.read_schema(path)  # what R's arrow and other readers find beside a column
    assert json.loads(fields.field("sex").metadata[b"labels"]) == {"f": "Female", "m": "Male"}
    assert fields.field("t1_e").metadata[b"label"] == b"The room is tidy."
    data = pd.read_parquet(path)
    assert data.attrs["labels"]["t1_e"] == "The room is tidy."
    assert data.attrs["value_labels"]["sex"] == {"f": "Female", "m": "Male"}
    assert data["sex"].dtype == "category"
    assert str(data["sqd_started_at"][0]) == "2026-11-21 03:14:03.120000+00:00"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_workbook(tmp_path: Path, frame: pd.DataFrame) -> None:
    write_dataset(frame, little_survey(), tmp_path / "data.xlsx", language="en")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
            "data.xlsx",
        ],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        timeout=180,
    )
    data = pd.read_csv(tmp_path / "data-data.csv")
    assert data["t1_e"].tolist()[0] == "5"
    assert data["comment"].tolist()[0] == "=1+1"
    assert data["visited"].tolist()[0] == "2026-11-02"
    codes = pd.read_csv(tmp_path / "data-labels.csv")
    assert codes.query("Column == 't1_e' and Code == 'dk'")["Meaning"].tolist() == ["Don't know"]
