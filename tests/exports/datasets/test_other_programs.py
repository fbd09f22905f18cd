"""What GNU PSPP and R make of our SPSS and Stata files: programs that share no code with the library that wrote them.

(haven and pyreadstat both stand on ReadStat; PSPP and R's foreign do not.)
"""

import shutil
import subprocess
from pathlib import Path

import pandas as pd
import pytest

from exports.datasets.write import write_dataset
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
    expected = ["4", "6", "a", "3000", "1900-01-31", "f", "The", "room", "is", "tidy.", "Should", "be:"]
    assert rscript(tmp_path, code) == expected
