"""`report` on the result of `city`: the official report over all surveys, from the one file."""

import json
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from tests.exports.report.reading import bookmarks, whole
from tests.small_city import small_city
from ui.cli.commands import desk

SIZES = {"Barat": 60, "Timur": 45, "Utara": 30, "Selatan": 3}


def run(*arguments: Path | str) -> Result:
    return CliRunner().invoke(desk, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three offices of 30 to 60 responses, and one of 3."""
    return small_city(tmp_path_factory.mktemp("city"), SIZES, "--title", "Kota Contoh", "--office", "Bagian Organisasi")


@pytest.fixture(scope="module")
def english(result: Path) -> PdfReader:
    out = result.with_name("city-en.pdf")
    assert run("report", result, "-o", out, "--lang", "en").exit_code == 0
    return PdfReader(out)


def test_the_five_chapters_stand_in_it_with_who_and_what(english: PdfReader) -> None:
    words = whole(english)

    chapters = [name for name, _page in bookmarks(english) if name.startswith("Chapter")]
    assert len(chapters) == 5
    assert "Kota Contoh" in words
    assert "Bagian Organisasi" in words
    assert "SIMULATED DATA" in words
    assert "138, of which" in words


def test_its_numbers_are_those_of_the_result(english: PdfReader, result: Path) -> None:
    found, words = json.loads(result.read_text(encoding="utf-8")), whole(english)

    assert f"{found['all']['skm']['ikm_rounded']:.2f}" in words
    assert (
        f"{100 * max(found['between']['icc'], 0):.1f}% of the differences between citizens lie between units" in words
    )
    largest = max(found["units"], key=lambda unit: unit["n"])
    assert f"{largest['unit']} 60 {largest['ikm']:.2f} {largest['ikm_lower']:.2f} {largest['ikm_upper']:.2f}" in words
    answers = found["report"]["gathered"]["answers"]["sex"]
    assert f"Female {answers['female']}" in words


def test_a_small_unit_has_no_figures_and_the_next_is_hidden_beside_it(english: PdfReader) -> None:
    words = whole(english)

    assert "… … Selatan <5" in words
    assert "… … Utara …" in words


def test_the_internal_one_hides_nothing_and_says_so(result: Path, tmp_path: Path) -> None:
    out = tmp_path / "internal.pdf"
    assert run("report", result, "-o", out, "--lang", "en", "--internal").exit_code == 0
    words = whole(PdfReader(out))

    assert "INTERNAL" in words
    assert "Utara 30" in words


def test_it_can_be_had_for_a_word_processor_in_indonesian(result: Path, tmp_path: Path) -> None:
    out = tmp_path / "city.docx"
    made = run("report", result, "-o", out, "--lang", "id", "--kind", "official", "--sections", "results")
    assert made.exit_code == 0, made.output
    paper = docx.Document(str(out))

    heads = [
        paragraph.text for paragraph in paper.paragraphs if paragraph.style and "Heading" in str(paragraph.style.name)
    ]
    assert any("Hasil" in head for head in heads)
    assert not any("Pendahuluan" in head for head in heads)
    assert any("Barat" in cell.text for table in paper.tables for row in table.rows for cell in row.cells)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--kind", "brief"), "leave --kind brief out"),
        (("--where", "sex=female"), "leave --where and --wave out"),
        (("--wave", "2026"), "leave --where and --wave out"),
        (("--sections", "lab"), "lab"),
    ],
)
def test_what_a_city_has_not_is_refused_in_one_sentence(
    result: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], sentence: str
) -> None:
    monkeypatch.setenv("SERVQUAL_DESK_LANG", "en")

    refused = run("report", result, "-o", tmp_path / "city.pdf", *options)

    assert refused.exit_code == 2
    assert sentence in refused.stderr
    assert not (tmp_path / "city.pdf").exists()


def without_report(text: str) -> str:
    found = json.loads(text)
    del found["report"]
    return json.dumps(found)


def with_torn_report(text: str) -> str:
    found = json.loads(text)
    found["report"]["analysis"]["skm"]["elements"] = 9
    return json.dumps(found)


@pytest.mark.parametrize("torn", [without_report, with_torn_report])
def test_a_result_that_is_not_whole_is_refused(result: Path, tmp_path: Path, torn: object) -> None:
    other = tmp_path / "other.json"
    assert callable(torn)
    other.write_text(torn(result.read_text(encoding="utf-8")), encoding="utf-8")

    refused = run("report", other, "-o", tmp_path / "city.pdf")

    assert refused.exit_code == 2
    assert "other.json" in refused.stderr
