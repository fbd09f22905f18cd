"""The file as a reader's program sees it: fonts, numbers of pages, bookmarks, description."""

from pathlib import Path

import pytest

from analysis import analyse
from exports.report.write import write_report
from servqual_desk.errors import KnownError
from tests.exports.report.conftest import WriteReport
from tests.exports.report.reading import bookmarks, fonts, pages, whole
from tests.exports.surveys import counter, counter_frame


def test_every_font_is_in_the_file_and_all_are_source_sans(counter_report: WriteReport) -> None:
    found = fonts(counter_report())
    assert found
    assert all(found.values()), found
    assert all("SourceSans" in name for name in found)


@pytest.mark.parametrize(
    ("language", "words"), [("id", "Halaman {page} dari {pages}"), ("en", "Page {page} of {pages}")]
)
def test_every_page_but_the_cover_says_which_of_how_many_it_is(
    counter_report: WriteReport, language: str, words: str
) -> None:
    cover, *others = pages(counter_report(language))
    assert words.format(page=1, pages=len(others) + 1) not in cover
    for number, text in enumerate(others, start=2):
        assert words.format(page=number, pages=len(others) + 1) in text


def test_bookmarks_lead_to_the_page_with_their_words(counter_report: WriteReport) -> None:
    reader = counter_report()
    texts, marks = pages(reader), list(bookmarks(reader))
    lists = ["What to improve first", "What is good and should be kept up"]
    assert [words for words, _page in marks][:4] == ["Summary", *lists, "Before you act"]
    for words, page in marks:
        assert words in texts[page - 1]


def test_the_contents_on_the_cover_name_the_pages_of_the_sections(counter_report: WriteReport) -> None:
    reader = counter_report()
    cover = pages(reader)[0]
    sections = [entry for entry in reader.outline if not isinstance(entry, list)]
    for section in sections:
        number = (reader.get_destination_page_number(section) or 0) + 1
        assert f"{section.title} {number}" in cover


def test_the_file_says_its_title_author_and_language(counter_report: WriteReport) -> None:
    reader = counter_report("id")
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Survey of March", "Dinas Contoh")
    assert reader.trailer["/Root"]["/Lang"] == "id"
    assert all(float(page.mediabox.width) == pytest.approx(595.28, abs=0.01) for page in reader.pages)


def test_title_and_office_run_along_and_the_questionnaires_title_stands_in(written: WriteReport) -> None:
    texts = pages(written(counter(), counter_frame(0), title="", office="Dinas Contoh"))
    assert all("Counter survey" in text and "Dinas Contoh" in text for text in texts)


def test_simulated_data_are_called_so_on_every_page(written: WriteReport, counter_report: WriteReport) -> None:
    assert all("SIMULATED DATA" in text for text in pages(counter_report()))
    assert "SIMULATED" not in whole(written(counter(), counter_frame(source="import")))


def test_the_cover_says_when_of_how_many_and_with_what(counter_report: WriteReport) -> None:
    cover = pages(counter_report("id"))[0]
    assert "2 Maret 2026 sampai 10 Maret 2026" in cover
    assert "counter-6" in cover
    assert "1.2.0" in cover


def test_a_folder_that_does_not_exist_is_the_users_fault_and_nothing_is_written(tmp_path: Path) -> None:
    frame, path = counter_frame(), tmp_path / "nowhere" / "report.pdf"
    with pytest.raises(KnownError):
        write_report(analyse(frame, counter()), counter(), frame, path, language="en", title="", kind="brief")
    assert list(tmp_path.iterdir()) == []


def test_the_pattern_of_a_chart_stands_in_the_file_once(counter_report: WriteReport) -> None:
    # Drawn anew at each place, patterns were six sevenths of a long report.
    tiles, drawn = set(), 0
    for page in counter_report().pages:
        forms = page["/Resources"].get("/XObject", {})
        tiles |= {forms.raw_get(name).idnum for name in forms if "hatch" in name}
        drawn += page.get_contents().get_data().count(b".hatch-")
    assert 1 <= len(tiles) <= 8
    assert drawn > 5 * len(tiles)
