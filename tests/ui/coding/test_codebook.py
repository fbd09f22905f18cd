"""The codebook is made and changed by keyboard; faults stand where they are."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from servqual_desk.responses.comment_coding import Code
from tests.ui.coding.reading import Coder
from tests.ui.setup.driving import pick as choose
from tests.ui.setup.driving import press, texts, write


def test_a_new_code_is_added_and_usable_by_its_key(stranger: Coder) -> None:
    stranger.say_name("Ani")
    assert stranger.person.reads("No codes yet")

    stranger.shortcut("Ctrl+N")
    form = stranger.form()
    write(form.name.line, "Waktu tunggu")
    choose(form.dimension, "speed")
    press(form, Qt.Key.Key_Return)

    assert stranger.coding.codebook() == (Code(code="waktu-tunggu", title="Waktu tunggu", dimension="speed"),)
    stranger.page.comment.text.setFocus()
    stranger.press("1")
    assert stranger.ticked() == ["Waktu tunggu"]


def test_a_code_keeps_its_key_when_others_come_before_it_in_the_tree(ani: Coder) -> None:
    ani.press("Ins")
    form = ani.form()
    write(form.name.line, "Counter")
    choose(form.under, "queue")
    press(form, Qt.Key.Key_Return)

    assert [(key, title) for key, title, _ticked in ani.lines()] == [
        ("1", "Queue"),
        ("4", "  Counter"),
        ("2", "Staff"),
        ("3", "  Smile"),
    ]


def test_the_tenth_code_has_a_letter(ani: Coder) -> None:
    for number in range(4, 11):
        ani.coding.save_code(Code(code=f"c{number}", title=f"Code {number}"))
    ani.page.entered()

    ani.press("a")

    assert ani.ticked() == ["Code 10"]


def test_f2_renames_and_moves_the_chosen_code(ani: Coder) -> None:
    ani.page.codebook.tree.choose("smile")
    ani.shortcut("F2")
    form = ani.form()
    assert "staff" in form.under.values
    assert "smile" not in form.under.values
    write(form.name.line, "Friendliness")
    choose(form.under, "queue")
    press(form, Qt.Key.Key_Return)

    assert ani.coding.codebook()[2] == Code(code="smile", title="Friendliness", parent="queue")
    assert ani.page.codebook.tree.code == ani.coding.codebook()[2]


def test_a_fault_stands_at_its_entry_and_the_form_stays(ani: Coder) -> None:
    ani.press("Ins")
    form = ani.form()
    press(form, Qt.Key.Key_Return)
    assert "Fill this in: Name." in texts(form.name)

    write(form.name.line, "Queue")
    press(form, Qt.Key.Key_Return)

    assert "“queue” is taken" in texts(form.short)
    assert form.isVisible()
    assert len(ani.coding.codebook()) == 3


@pytest.mark.parametrize(("code", "words"), [("queue", "1 comment uses it"), ("staff", "other codes belong under it")])
def test_a_code_in_use_stays_and_the_page_says_why(ani: Coder, code: str, words: str) -> None:
    ani.press("1")
    tree = ani.page.codebook.tree
    tree.choose(code)
    tree.setFocus()

    ani.press("Del")

    assert ani.person.reads(words)
    assert len(ani.coding.codebook()) == 3


def test_delete_takes_an_unused_code_out(ani: Coder) -> None:
    tree = ani.page.codebook.tree
    tree.choose("smile")
    tree.setFocus()

    ani.press("Del")

    assert [code.code for code in ani.coding.codebook()] == ["queue", "staff"]


def test_codes_go_to_a_file_and_come_from_one(ani: Coder, tmp_path: Path) -> None:
    view = ani.page.codebook
    view.export_file(tmp_path / "codes.qdc")
    assert ani.person.reads("3 codes are in")
    ani.coding.remove_code("queue")
    view.show_codebook(ani.coding)

    view.import_file(tmp_path / "codes.qdc")
    ani.person.wait(lambda: ani.person.reads("1 new code, 0 changed."))
    assert {title.strip() for _key, title, _ticked in ani.lines()} == {"Queue", "Staff", "Smile"}
    assert ani.coding.codebook()[-1] == Code(code="queue", title="Queue", dimension="speed")

    (tmp_path / "page.qdc").write_text("<html/>", encoding="utf-8")
    view.import_file(tmp_path / "page.qdc")
    ani.person.wait(lambda: "is no REFI-QDA codebook" in view.fault.text())


def test_a_list_of_six_dimensions_is_added_by_its_button(ani: Coder) -> None:
    view = ani.page.codebook
    view.frame_buttons["ministry"].click()
    assert view.told.text() == "25 new codes, 0 changed."
    book = {code.code: code for code in ani.coding.codebook()}
    assert book["ministry-branding"].memo.startswith("In this list alone")
    assert book["ministry-economy"].memo.startswith("In both lists")
    assert "queue" in book
