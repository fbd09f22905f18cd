"""Every number with decimals that a paper prints is one of the JSON's, or follows from it as the regulation says."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path
from typing import Any

import docx
import pandas as pd
import pytest
from pypdf import PdfReader

from analysis import analyse
from analysis.methods import METHODS
from analysis.methods.regression.checks import centred_condition_number
from analysis.methods.skm.spec import SkmOptions
from exports.report.kind_names import Kind
from exports.report.section_names import SECTIONS
from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.project import Project
from tests.exports.report.reading import whole
from ui.jobs.write_report import Paper, report_project

PRINTED = re.compile(r"(?<![\d.A-Za-z\u2013])(\d+\.\d+)(?![\d.]*\d)")
NOT_RESULTS = ("questionnaire", "methods", "introduction", "method")
# Limits that a sentence names: of alpha, of Durbin–Watson, of the classes; and a quantile plot's axis.
LIMITS = {"0.60", "0.70", "1.5", "2.5", "25.00", "64.99", "65.00", "76.60", "76.61", "88.30", "88.31", "100.00"}


@pytest.fixture(scope="module")
def survey(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("survey") / "loket.sqd"
    with Project.create(path, instrument="loket-lengkap", title="Loket") as project:
        project.add_responses(simulate(project.instrument, 90, seed=5), source=SOURCE)
    return path


@pytest.fixture(scope="module")
def frame(survey: Path) -> pd.DataFrame:
    with Project.open(survey, readonly=True) as project:
        return project.frame()


@pytest.fixture(scope="module")
def known(survey: Path, frame: pd.DataFrame) -> list[float]:
    """Every number of the JSON, and what the regulation makes of an element's mean."""
    with Project.open(survey, readonly=True) as project:
        instrument = project.instrument
    analysis = analyse(frame, instrument)
    found = analysis.to_dict()
    numbers = list(_numbers(found))
    options = SkmOptions(by=("sqd_service", "sqd_unit"), transcription=False, smallest=2)
    numbers += _numbers(METHODS["skm"].run(frame, instrument, options).to_dict())
    elements, whole_gap = [row["nrr"] for row in found["skm"]["elements"]], found["gaps"]["overall"]
    expected = whole_gap["servperf"] - whole_gap["unweighted"]  # of the same people as the gap
    shares = [100 * n / known for column in frame for known, n in _counts(frame[column])]
    models = analysis.regression or ()
    conditions = [value for model in models if (value := centred_condition_number(model)) is not None]
    return [
        *numbers,
        expected,
        *shares,
        *conditions,
        *(25 * nrr for nrr in elements),
        *(nrr / len(elements) for nrr in elements),
    ]


def _counts(answers: "pd.Series[Any]") -> Iterator[tuple[int, int]]:
    """How many answered, and how many each answer; of several choices each is one."""
    several = answers.dropna().astype(str).str.split(";").explode()
    yield from ((int(answers.notna().sum()), int(n)) for n in several.value_counts())


def _numbers(value: Any) -> Iterator[float]:
    if isinstance(value, dict):
        for one in value.values():
            yield from _numbers(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _numbers(one)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield from (abs(float(value)), 100 * abs(float(value)))


def rounded(value: float, decimals: int) -> Decimal:
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_EVEN)


def words(path: Path) -> str:
    if path.suffix == ".pdf":
        return whole(PdfReader(path))
    document = docx.Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return " ".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize("ending", [".pdf", ".docx"])
@pytest.mark.parametrize("kind", ["brief", "official", "publication", "annex"])
def test_every_decimal_is_the_jsons(survey: Path, known: list[float], tmp_path: Path, kind: Kind, ending: str) -> None:
    chosen = tuple(name for name in SECTIONS[kind] if name not in (*NOT_RESULTS, "distribution", "profile", "topics"))
    out = tmp_path / f"paper{ending}"
    report_project(survey, out, language="en", paper=Paper(kind=kind, sections=chosen))
    printed = set(PRINTED.findall(words(out))) - LIMITS
    if ending == ".pdf":  # a chart's axis is text there; what it counts by is a quarter of something
        printed -= {one for one in printed if Decimal(one) % Decimal("0.05") == 0 and len(one.split(".")[1]) < 3}
    by_decimals = {d: {rounded(value, d) for value in known} for d in {len(one.split(".")[1]) for one in printed}}
    strange = sorted(one for one in printed if Decimal(one) not in by_decimals[len(one.split(".")[1])])
    assert len(printed) >= 2
    assert strange == []


def test_the_shares_of_the_distribution_are_those_of_the_answers(
    survey: Path, frame: pd.DataFrame, tmp_path: Path
) -> None:
    out = tmp_path / "annex.docx"
    report_project(survey, out, language="en", paper=Paper(kind="annex", sections=("distribution",)))
    tables = [t for t in docx.Document(str(out)).tables if any("Answer 1" in c.text for c in t.rows[0].cells)]
    rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows[1:]]
    assert len(rows) > 40
    found = {tuple(_shares(frame[column])) for column in frame.columns if frame[column].dtype == "float64"}
    for _item, _battery, n, *shares in rows:
        fitting = [one for one in found if one[0] == n and _fit(shares, one[1:])]
        assert fitting, (n, shares)


def _shares(answers: "pd.Series[float]") -> list[str]:
    counts, n = answers.value_counts(), int(answers.notna().sum())
    return [str(n), *(f"{rounded(100 * int(counts.get(point, 0)) / n, 0)}%" if n else "" for point in range(1, 8))]


def _fit(printed: list[str], counted: tuple[str, ...]) -> bool:
    """What is printed as a share is the counted one, in either direction of the scale; hidden ones tell nothing."""
    own = counted[: len(printed)]
    return any(
        all(sign.startswith(("<", "…")) or sign == share for sign, share in zip(printed, way, strict=True))
        for way in (own, own[::-1])
    )
