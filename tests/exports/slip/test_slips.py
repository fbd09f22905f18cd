"""The slips as they come out of the printer: one page as wide as the roll, every word on it, whole."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from exports.slip.erasure_slip import write_erasure_slip
from exports.slip.slip_paper import PAPERS, PaperName
from exports.slip.withdrawal_slip import write_withdrawal_slip
from instruments.i18n import use_language
from servqual_desk.responses.erasure import ErasureReceipt, Unreached

MM = 72 / 25.4
WIDTHS: dict[PaperName, float] = {"roll58": 58, "roll80": 80, "a6": 105, "a4": 210}
LONG = "Survei Kepuasan Masyarakat pada Mal Pelayanan Publik Kabupaten Hulu Sungai Tengah Periode II Tahun 2026"


def withdrawal(path: Path, paper: PaperName) -> PdfReader:
    write_withdrawal_slip(
        path,
        "K7MP2XQ9",
        paper=paper,
        survey=LONG,
        organisation="Dinas Dukcapil",
        contact="0812-3456",
        on="26 November 2026",
    )
    return PdfReader(path)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_code_is_on_one_page_as_wide_as_the_paper(tmp_path: Path, paper: PaperName, language: str) -> None:
    with use_language(language):
        slip = withdrawal(tmp_path / "slip.pdf", paper)

    (page,) = slip.pages
    assert float(page.mediabox.width) == pytest.approx(WIDTHS[paper] * MM, abs=0.1)
    said = " ".join(page.extract_text().split())
    for words in ("K7MP 2XQ9", "0812-3456", "Dinas Dukcapil", "Hulu Sungai Tengah", "26 November 2026"):
        assert words in said


def height(path: Path, contact: str) -> float:
    write_withdrawal_slip(path, "K7MP2XQ9", paper="roll58", survey="SKM", contact=contact)
    (page,) = PdfReader(path).pages
    return float(page.mediabox.height) / MM


def test_a_roll_is_as_long_as_its_words(tmp_path: Path) -> None:
    short = height(tmp_path / "a.pdf", "Ani")

    assert 40 < short < 90
    assert height(tmp_path / "b.pdf", "Ani di loket tiga, lantai dua, " * 9) > short + 15


def test_every_word_is_set_in_the_embedded_typeface(tmp_path: Path) -> None:
    (page,) = withdrawal(tmp_path / "slip.pdf", "roll80").pages

    names = {font.get_object()["/BaseFont"] for font in page["/Resources"]["/Font"].values()}  # type: ignore[index]
    assert names
    assert all("SourceSans" in name for name in names)


@pytest.mark.parametrize("paper", PAPERS)
def test_the_receipt_says_what_was_reached_and_what_was_not(tmp_path: Path, paper: PaperName) -> None:
    receipt = ErasureReceipt(
        code="K7MP2XQ9",
        at="2026-11-26T03:14:00.000+00:00",
        survey=LONG,
        copies=(Path("/stick/loket-20261121-031403.sqd"),),
        n_without=2,
        unreached=(Unreached(path=Path("/media/MERAH"), why="not_there"),),
    )
    with use_language("en"):
        write_erasure_slip(tmp_path / "receipt.pdf", receipt, paper=paper, organisation="Dinas Dukcapil")

    pages = PdfReader(tmp_path / "receipt.pdf").pages
    said = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert len(pages) <= 2
    for words in ("K7MP2XQ9", "MERAH", "not at hand", "1 backup", "data files that were made before"):
        assert words in said
