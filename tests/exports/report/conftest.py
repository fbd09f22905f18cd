from collections.abc import Callable

import pandas as pd
import pytest
from pypdf import PdfReader

from analysis import analyse
from exports.report.kind_names import Kind
from exports.report.write import write_report
from instruments.model import Instrument
from tests.exports.surveys import counter, counter_frame

WriteReport = Callable[..., PdfReader]


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> WriteReport:
    """Analyse answers, write the report, and open the file that was written."""

    def write(
        instrument: Instrument,
        frame: pd.DataFrame,
        *,
        language: str = "en",
        title: str = "Survey of March",
        office: str = "",
        kind: Kind = "full",
        internal: bool = False,
    ) -> PdfReader:
        path = tmp_path_factory.mktemp("report") / "report.pdf"
        result = analyse(frame, instrument)
        write_report(
            result,
            instrument,
            frame,
            path,
            language=language,
            title=title,
            organisation=office,
            kind=kind,
            is_internal=internal,
        )
        return PdfReader(path)

    return write


@pytest.fixture(scope="session")
def counter_report(written: WriteReport) -> WriteReport:
    """The counter survey's report, simulated, of Dinas Contoh; written once for each language."""
    known: dict[str, PdfReader] = {}

    def report(language: str = "en") -> PdfReader:
        if language not in known:
            frame = counter_frame(source="simulated")
            known[language] = written(counter(), frame, language=language, office="Dinas Contoh")
        return known[language]

    return report
