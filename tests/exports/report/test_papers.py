"""The four papers, as PDF and for a word processor: what they say is what the JSON says, and nothing of too few people."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Protocol

import docx
import pytest
from pypdf import PdfReader

from analysis import analyse
from analysis.methods import METHODS
from exports.report.context import Kept
from exports.report.kind_names import KINDS, Kind
from exports.report.saved_analysis_gate import publishable_kept
from exports.report.write import write_report
from exports.words.names import item_text
from instruments.i18n import use_language
from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.project import Project
from servqual_desk.store.saved_analyses import SavedAnalysis
from tests.exports.report.reading import bookmarks, pages, whole
from ui.jobs.write_report import Paper, report_project


@pytest.fixture(scope="module")
def survey(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty citizens, answers of a complete counter survey in two waves of thirty."""
    path = tmp_path_factory.mktemp("survey") / "loket.sqd"
    with Project.create(path, instrument="loket-lengkap", title="Loket") as project:
        project.add_responses(simulate(project.instrument, 60, seed=3), source=SOURCE)
        run = project.database.conn.execute
        with project.transaction():
            uuids = [row[0] for row in run("SELECT uuid FROM response ORDER BY uuid")]
            for code, year in (("w1", 2025), ("w2", 2026)):
                run("INSERT INTO wave (code, title, starts_on) VALUES (?, ?, ?)", (code, str(year), f"{year}-01-01"))
            for place, uuid in enumerate(uuids):
                run("UPDATE response SET wave = ? WHERE uuid = ?", ("w1" if place % 2 else "w2", uuid))
    return path


class WritePaper(Protocol):
    """Gives the survey's paper about its latest wave; each is written once, and only read."""

    def __call__(
        self, kind: Kind, ending: str = ".pdf", *, language: str = "en", sections: tuple[str, ...] = ()
    ) -> Path: ...


@pytest.fixture(scope="module")
def paper(survey: Path, tmp_path_factory: pytest.TempPathFactory) -> WritePaper:
    folder = tmp_path_factory.mktemp("papers")

    @cache
    def written(kind: Kind, ending: str = ".pdf", *, language: str = "en", sections: tuple[str, ...] = ()) -> Path:
        path = folder / f"{'-'.join((kind, language, *sections))}{ending}"
        report_project(survey, path, language=language, wave="latest", paper=Paper(kind=kind, sections=sections))
        return path

    return written


def words_of_docx(path: Path) -> str:
    """Every word of a DOCX: its paragraphs and its tables' cells."""
    return " ".join(words_of(path))


def words_of(path: Path) -> list[str]:
    """The same, a paragraph or cell each."""
    return list(_texts(docx.Document(str(path))))


def _texts(document: "docx.document.Document") -> Iterator[str]:
    yield from (paragraph.text for paragraph in document.paragraphs)
    for table in document.tables:
        for row in table.rows:
            yield from (cell.text for cell in row.cells)


@pytest.mark.parametrize("kind", ["brief", "official", "publication"])
@pytest.mark.parametrize("ending", [".pdf", ".docx"])
def test_index_and_gap_are_those_of_the_json(survey: Path, paper: WritePaper, kind: Kind, ending: str) -> None:
    with Project.open(survey, readonly=True) as project:
        frame = project.frame({"sqd_wave": "w2"})
        found = analyse(frame, project.instrument).to_dict()
    out = paper(kind, ending)
    text = whole(PdfReader(out)) if ending == ".pdf" else words_of_docx(out)

    index, interval = found["skm"]["ikm_rounded"], found["skm"]["interval"]
    assert f"{index:.2f}" in text
    assert f"{interval['lower']:.2f},\N{NO-BREAK SPACE}{interval['upper']:.2f}" in text or (
        f"{interval['lower']:.2f}, {interval['upper']:.2f}" in text
    )
    assert f"{found['skm']['class']} (" in text
    if kind != "publication":
        assert f"\N{MINUS SIGN}{-found['gaps']['overall']['unweighted']:.2f}" in text
    assert "2026" in text


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_brief_has_two_pages_and_a_sheet_for_the_board_one(paper: WritePaper, language: str) -> None:
    assert len(PdfReader(paper("brief", language=language)).pages) <= 2
    assert len(PdfReader(paper("publication", language=language)).pages) <= 1


def test_the_official_report_has_the_regulations_chapters(paper: WritePaper) -> None:
    reader = PdfReader(paper("official", language="id"))
    text, marks = whole(reader), [words for words, _page in bookmarks(reader)]
    chapters = [words.split(" · ")[0] for words in marks if words.startswith("BAB ")]
    assert chapters == ["BAB I", "BAB II", "BAB III", "BAB IV", "BAB V"]
    for words in ("Dasar hukum", "NRR tertimbang", "Penanganan Pengaduan", "Rencana tindak lanjut", "Penanggung jawab"):
        assert words in text


def test_the_advice_names_what_is_told_apart_and_nothing_else(survey: Path, paper: WritePaper) -> None:
    with Project.open(survey, readonly=True) as project:
        instrument = project.instrument
        found = analyse(project.frame({"sqd_wave": "w2"}), instrument).to_dict()["priorities"]["mend"]
    [advice] = [words for words in words_of(paper("official", ".docx")) if words.startswith("Begin with: ")]
    with use_language("en"):
        names = {item.id: item_text(item.id, instrument) for item in instrument.items}
    named = [one["item"] for one in found if f"{names[one['item']]}”" in advice]
    assert named == [one["item"] for one in found if one["certainty"] != "tie"][:3]
    assert "tie" in {one["certainty"] for one in found[:3]}


def test_where_every_service_has_too_few_no_table_of_heads_alone_is_printed(tmp_path: Path) -> None:
    path = tmp_path / "few.sqd"
    with Project.create(path, instrument="loket-lengkap", title="Loket") as project:
        project.add_responses(simulate(project.instrument, 12), source=SOURCE)
    report_project(path, tmp_path / "p.docx", language="en", wave="latest", paper=Paper(kind="official"))
    document = docx.Document(str(tmp_path / "p.docx"))
    assert all(len(table.rows) > 1 for table in document.tables)


def test_every_page_names_the_wave_the_period_and_n(paper: WritePaper) -> None:
    texts = pages(PdfReader(paper("annex")))[1:]
    assert all("2026 · " in page and "n = 30" in page for page in texts)


@pytest.mark.parametrize("kind", KINDS)
def test_no_paper_prints_a_count_of_one_to_four_in_its_profile(survey: Path, paper: WritePaper, kind: Kind) -> None:
    with Project.open(survey, readonly=True) as project:
        frame, instrument = project.frame({"sqd_wave": "w2"}), project.instrument
    # The whole one is a summary before the annex, in which every page is looked at.
    text = whole(PdfReader(paper(kind, sections=("summary", "profile") if kind == "full" else ())))
    [education] = [question for question in instrument.questions if question.id == "education"]
    few = [
        choice.label.get("en")
        for choice in education.choices
        if 0 < int((frame["education"].astype(str) == choice.id).sum()) < 5
    ]
    assert few, "the survey has small groups"
    for words in few:
        assert re.search(re.escape(words) + r" [1-4]\b(?!\.)", text) is None


def test_pictures_of_a_docx_have_words_beside_them(paper: WritePaper) -> None:
    document = docx.Document(str(paper("official", ".docx")))
    told = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert told
    assert all(told)
    assert document.core_properties.language == "en"
    assert any(paragraph.style.name == "Heading 1" for paragraph in document.paragraphs)


def test_a_paper_about_all_waves_says_so_and_tells_no_change(survey: Path, tmp_path: Path) -> None:
    report_project(survey, tmp_path / "p.pdf", language="en", wave="all", paper=Paper(kind="brief"))
    text = whole(PdfReader(tmp_path / "p.pdf"))
    assert "all waves together" in text
    assert re.search(r"no change of|went (up|down) by", text) is None


def test_a_paper_about_a_part_tells_no_groups_apart(survey: Path, tmp_path: Path) -> None:
    with Project.open(survey) as project:
        project.saved_analyses.keep(SavedAnalysis(method="crosstabs", options={"question": "sex", "by": "age"}))
    part = Paper(kind="annex", sections=("lab",))
    for where, wave in (({"sex": ["female"]}, "latest"), (None, "all")):
        report_project(survey, tmp_path / "p.docx", language="en", wave=wave, where=where, paper=part)
        said = words_of_docx(tmp_path / "p.docx")
        assert "Standardised residual" not in said
        assert "only in what is about all responses of a wave" in said


def test_of_two_groups_none_is_printed_where_one_is_left_out(survey: Path) -> None:
    with Project.open(survey, readonly=True) as project:
        frame, instrument = project.frame({"sqd_wave": "w2"}), project.instrument
    frame["sqd_unit"] = ["north"] * 27 + ["south"] * 3
    outcome = METHODS["skm"].run(frame, instrument, METHODS["skm"].options(by=("sqd_unit",), transcription=False))
    assert "north" in str(outcome.tables), "the lab shows the group that is large enough"
    assert "27" not in str(publishable_kept(outcome, 5).tables)


def test_beside_a_group_that_is_left_out_the_smallest_other_one_is_withheld(survey: Path, tmp_path: Path) -> None:
    with Project.open(survey, readonly=True) as project:
        frame, instrument = project.frame({"sqd_wave": "w2"}), project.instrument
    frame["sqd_unit"] = ["north"] * 16 + ["south"] * 11 + ["west"] * 3
    outcome = METHODS["groups"].run(frame, instrument, METHODS["groups"].options(by="sqd_unit"))
    kept = Kept(method="groups", limits="", outcome=outcome)
    found, out = analyse(frame, instrument), tmp_path / "p.pdf"
    write_report(found, instrument, frame, out, language="en", title="", kept=(kept,), sections=("lab",))
    text = whole(PdfReader(out))
    assert "the smallest of the others is withheld" in text
    # A row of the table: n, mean, spread, interval; a number of a chart's axis may stand beside a name too.
    assert re.search(r"north \d+ \d\.\d\d \d\.\d\d", text)
    assert re.search(r"south \d+ \d\.\d\d \d\.\d\d", text) is None
    assert "south … … …" in text
