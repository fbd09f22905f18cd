"""The blank form, read back from the PDF as a printer would get it."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from exports.form.form import write_form
from instruments.columns import variables
from instruments.load import bundled, instrument_from_toml, load_instrument
from instruments.model import Instrument
from servqual_desk.errors import KnownError
from servqual_desk.words.responsible import signed, unsaid
from tests.exports.form.conftest import WriteForm
from tests.servqual_desk.conftest import LITTLE


def one_line(words: str) -> str:
    return " ".join(words.split())


@pytest.fixture
def little() -> Instrument:
    return instrument_from_toml(LITTLE, name="little-desk")


@pytest.mark.parametrize(("name", "language"), [("loket-lengkap", "en"), *((name, "id") for name in bundled())])
def test_every_question_stands_on_the_form_with_its_code(written: WriteForm, name: str, language: str) -> None:
    instrument = signed(load_instrument(name), unsaid)

    form = " ".join(written(instrument, language=language))

    squeezed = form.replace(" ", "")  # a code may be wrapped
    for variable in variables(instrument):
        assert one_line(variable.label.get(language)) in form
        assert variable.name in squeezed
        for choice in variable.choices:
            assert one_line(choice.label.get(language)) in form


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_question_and_its_answers_are_never_on_two_pages(written: WriteForm, language: str) -> None:
    instrument = signed(load_instrument("loket-lengkap"), unsaid)

    pages = written(instrument, language=language)

    for question in instrument.questions:
        words = [question.text.get(language), *(choice.label.get(language) for choice in question.choices)]
        assert any(all(one_line(word) in page for word in words) for page in pages), question.id


@pytest.mark.parametrize(
    ("language", "asked"), [("en", "Date Hour Service Enumerator"), ("id", "Tanggal Jam Layanan Enumerator")]
)
def test_what_the_entry_asks_for_before_the_first_question_can_be_written_down(
    written: WriteForm, language: str, asked: str
) -> None:
    pages = written(load_instrument("skm-9"), language=language)

    assert asked in one_line(pages[0])


def test_the_number_stands_large_on_the_first_page_and_in_every_header(written: WriteForm) -> None:
    pages = written(load_instrument("loket-lengkap"), serials=["PTSP-0007"])

    assert all("No. PTSP-0007" in page for page in pages)
    assert pages[0].count("PTSP-0007") == 2
    assert pages[-1].count("PTSP-0007") == 2  # the slip that the citizen keeps
    assert [f"Page {n} of {len(pages)}" in page for n, page in enumerate(pages, start=1)] == [True] * len(pages)


def test_each_copy_counts_its_own_pages(written: WriteForm, little: Instrument) -> None:
    alone = len(written(little))

    pages = written(little, serials=["0001", "0002", "0003"])

    assert len(pages) == 3 * alone
    assert [("No. 0002" in page) for page in pages] == [False] * alone + [True] * alone + [False] * alone


def test_a_form_without_a_number_leaves_its_place_empty(written: WriteForm, little: Instrument) -> None:
    pages = written(little, serials=[])

    assert "Form number" in pages[0]
    assert "No. " not in pages[0]


def test_printed_on_both_sides_each_copy_begins_on_a_new_sheet(written: WriteForm) -> None:
    instrument = load_instrument("skm-9")
    pages = written(instrument, serials=["0001", "0002"], both_sides=True)

    assert len(pages) % 4 == 0
    assert "No. 0002" in pages[len(pages) // 2]


def test_what_should_be_and_what_is_are_announced_on_every_page_with_the_meaning_of_the_numbers(
    written: WriteForm,
) -> None:
    instrument = load_instrument("servqual-22")

    pages = written(instrument, language="en")

    for battery, headline in (("expectation", "WHAT SHOULD BE"), ("perception", "WHAT I EXPERIENCED")):
        suffix = instrument.battery(battery).suffix
        on = [page for page in pages if any(f" {item.id}_{suffix} " in f" {page} " for item in instrument.items)]
        assert on
        for page in on:
            assert headline in page
            assert "Strongly disagree" in page
            assert "Strongly agree" in page


def test_every_value_of_a_scale_can_be_circled_by_its_number(written: WriteForm, little: Instrument) -> None:
    form = " ".join(written(little))

    assert "The queue is short. 1 2 3 4 5 D" in form  # D: the key of “Don't know” on the screen


def test_the_points_must_sum_to_the_total(written: WriteForm, little: Instrument) -> None:
    form = " ".join(written(little))

    assert "Divide 100 points." in form
    assert "w_speed" in form.replace(" ", "")
    assert "Together they must make exactly 100 1 0 0" in form


def test_a_conditional_question_says_whom_it_is_for(written: WriteForm, little: Instrument) -> None:
    form = " ".join(written(little))

    assert "Answer only if channel is “Online”. Which apps?" in form


def test_each_elements_own_answers_are_listed(written: WriteForm) -> None:
    form = " ".join(written(load_instrument("skm-9"), language="id"))

    assert "1 Sangat mahal" in form
    assert "4 Gratis" in form


def test_the_same_form_speaks_the_questionnaires_language(written: WriteForm, little: Instrument) -> None:
    assert "Antrean pendek." in " ".join(written(little, language="id"))
    assert "The queue is short." in " ".join(written(little, language="en"))
    assert "Antrean pendek." in " ".join(written(little, language="fr"))  # its first language


def test_all_fonts_are_embedded(tmp_path: Path, little: Instrument) -> None:
    path = tmp_path / "form.pdf"
    write_form(little, path, language="id", title="Survei", serials=["0001"])

    fonts = [
        one.get_object()["/FontDescriptor"].get_object() if "/FontDescriptor" in one.get_object() else one
        for one in PdfReader(path).resolved_objects.values()
        if isinstance(one, dict) and one.get("/Type") == "/Font"
    ]
    assert all("/FontFile2" in font or "/FontFile" in font for font in fonts)


def test_copies_share_their_pages(tmp_path: Path) -> None:
    instrument = load_instrument("loket-lengkap")
    one, many = tmp_path / "one.pdf", tmp_path / "many.pdf"
    write_form(instrument, one, language="id", title="Survei", serials=["0001"])
    write_form(instrument, many, language="id", title="Survei", serials=[f"{n:04d}" for n in range(1, 101)])

    assert many.stat().st_size < 12 * one.stat().st_size


def test_a_folder_that_is_not_there_is_said_in_one_sentence(tmp_path: Path, little: Instrument) -> None:
    with pytest.raises(KnownError, match="no such"):
        write_form(little, tmp_path / "no such" / "form.pdf", language="id", title="Survei")

    assert list(tmp_path.iterdir()) == []
