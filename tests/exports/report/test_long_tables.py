"""A cross-table of sixty services and five answers prints whole, and hides what the gate hides."""

import io

import pandas as pd
from pypdf import PdfReader

from analysis.methods import METHODS
from analysis.methods.crosstabs.spec import CrosstabsOptions
from analysis.table import Hidden
from exports.look import fonts
from exports.paper.column_widths import Field
from exports.paper.numbered_pages import Document, Furniture
from exports.report.blocks import Grid
from exports.report.pdf_file import flowables
from instruments.load import instrument_from_toml
from tests.analysis.methods.survey import QUESTIONS, toml
from tests.questionnaire_text import question

ANSWERS = "abcde"
FEW = {("s07", "c"): 2, ("s31", "e"): 1}  # how many gave an answer, of those for whom it is not eight


def test_sixty_services_by_five_answers() -> None:
    why = question("why", "choice", "Why?", choices={answer: answer for answer in ANSWERS})
    instrument = instrument_from_toml(toml(extra=f"{QUESTIONS}\n{why}"), name="why.toml")
    services = [f"s{place:02}" for place in range(60)]
    answered = [
        (service, answer) for service in services for answer in ANSWERS for _n in range(FEW.get((service, answer), 8))
    ]
    frame = pd.DataFrame(answered, columns=["sqd_service", "why"])

    options = CrosstabsOptions(question="why", by="sqd_service")
    table = METHODS["crosstabs"].run(frame, instrument, options).table("lab_crosstab")
    assert {(row[1], row[0]) for row in table.rows} == {(service, answer) for service in services for answer in ANSWERS}
    hidden = {(row[1], row[0]) for row in table.rows if isinstance(row[3], Hidden)}
    assert FEW.keys() < hidden
    for service, answer in FEW:  # neither its row nor its column tells it
        assert len({one for one in hidden if one[0] == service}) > 1
        assert len({one for one in hidden if one[1] == answer}) > 1

    lines = [f"{row[1]}-{row[0]}: {'hidden' if isinstance(row[3], Hidden) else row[3]}" for row in table.rows]
    target = io.BytesIO()
    fonts.register_reportlab()
    grid = Grid(caption="Table 1", fields=[Field(title="Cell", cells=lines)])
    Document(target, furniture=Furniture(title="", organisation="")).write(flowables([grid]))
    printed = "\n".join(page.extract_text() for page in PdfReader(target).pages).splitlines()
    assert [line for line in printed if line in lines] == lines
