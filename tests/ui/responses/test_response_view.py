"""One response read and mended, by keys and clicks."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel

from servqual_desk.project import Project
from servqual_desk.store.backups import back_up
from tests.servqual_desk.held_interviews import finished
from tests.ui.responses.looking import Keeper
from ui.responses.change_dialogs import ReasonBox
from ui.responses.correction_dialog import CorrectBox
from ui.responses.erase_box import EraseBox, ReceiptBox

WRITTEN = "Nama saya Siti dari loket empat"
PAPER, QUEUE, DRAFT = 2, 1, 0  # rows of the list


def test_a_response_is_read_in_words_with_both_batteries_side_by_side(three: Keeper) -> None:
    three.read(PAPER)

    assert three.person.reads("Form MPP-0001")
    assert three.cell("channel") == "Counter"
    assert three.cell("came_on") == "November 20, 2026"
    assert (three.cell("s1", 0), three.cell("s1", 1)) == ("5 Agree", "3")
    assert three.cell("c1", 1) == "Don't know"
    assert three.cell("") == "Speed 60 · Care 40"
    assert three.cell("apps") == "not asked"
    assert three.cell("remark") == "Tambah kursi."


def test_numbers_and_labels_follow_the_language(three: Keeper) -> None:
    three.read(PAPER)

    three.person.press("Ctrl+L")

    assert three.cell("channel") == "Loket"
    assert three.cell("waited") == "0,5"


def test_escape_returns_to_the_same_row(three: Keeper) -> None:
    three.read(QUEUE)

    three.person.press("Escape")

    assert three.page.list_view.table.hasFocus()
    assert three.page.list_view.table.currentIndex().row() == QUEUE


def test_the_next_response_is_one_key_away(three: Keeper) -> None:
    three.read(QUEUE)

    three.person.click("Next")

    assert three.person.reads("Form MPP-0001")


def test_an_answer_is_corrected_by_keys_with_a_reason(three: Keeper) -> None:
    three.read(PAPER)
    three.go_to("s1", 1)

    three.person.press("Enter")
    three.box(CorrectBox)
    three.person.press("4")
    three.person.write("misread on the form")
    with three.person.qtbot.waitSignal(three.person.window.desk.responses_changed):
        three.person.press("Enter")

    assert three.cell("s1", 1) == "4 (corrected)"
    uuid = three.page.current
    assert three.responses.answers(uuid)["s1_p"] == 4
    last = three.responses.history(uuid)[-1]
    assert (last.kind, last.old, last.new, last.reason) == ("corrected", 3, 4, "misread on the form")


def test_a_correction_without_a_reason_stays_open_and_says_so(three: Keeper) -> None:
    three.read(PAPER)
    three.go_to("visits")

    three.person.press("F2")
    box = three.box(CorrectBox)
    three.person.write("5")
    three.person.press("Enter")

    assert box.isVisible()
    assert "reason" in box.fault.text()
    three.person.press("Escape")
    assert three.cell("visits") == "3"


def test_a_value_off_the_scale_is_refused_where_it_stands(three: Keeper) -> None:
    three.read(PAPER)
    three.go_to("waited")

    three.person.press("Enter")
    box = three.box(CorrectBox)
    three.person.write("half")
    box.reason.setText("typing")
    three.person.press("Enter")

    assert box.isVisible()
    assert box.fault.text()
    box.reject()
    assert three.cell("waited") == "0.5"


def test_an_answer_can_be_taken_out(three: Keeper) -> None:
    three.read(PAPER)
    three.go_to("visits")
    three.person.press("Enter")
    box = three.box(CorrectBox)

    box.take_out.click()
    box.reason.setFocus()
    three.person.write("not legible")
    three.person.press("Enter")

    assert three.cell("visits") == "– (corrected)"


def test_voiding_asks_once_says_what_happens_and_can_be_undone(three: Keeper) -> None:
    three.read(PAPER)

    three.person.click("Void …")
    box = three.box(ReasonBox)
    assert "every number" in "".join(label.text() for label in box.findChildren(QLabel))
    three.person.write("a trial of the form")
    three.person.press("Enter")

    assert three.project.count() == 1
    assert three.person.reads("because: a trial of the form")
    three.person.click("Count again …")
    three.box(ReasonBox)
    three.person.write("it was a real one")
    three.person.press("Enter")
    assert three.project.count() == 2


def test_a_response_that_another_window_erased_is_not_corrected(three: Keeper) -> None:
    three.read(PAPER)
    three.go_to("visits")
    three.person.press("F2")
    box = three.box(CorrectBox)
    with Project.open(three.project.path) as other:
        other.responses.erase("MPP-0001")

    three.person.write("5")
    box.reason.setFocus()
    three.person.write("typing")
    three.person.press("Enter")

    assert "erased" in box.fault.text()
    three.person.press("Escape")
    assert set(three.responses.answers(three.page.current).values()) == {None}


def test_a_response_that_another_window_voided_is_not_voided_again(three: Keeper) -> None:
    three.read(PAPER)
    three.person.click("Void …")
    box = three.box(ReasonBox)
    uuid = three.page.current
    with Project.open(three.project.path) as other:
        other.responses.void(uuid, reason="twice")

    three.person.write("a trial of the form")
    three.person.press("Enter")

    assert "voided" in box.fault.text()
    assert [event.reason for event in three.responses.history(uuid) if event.kind == "voided"] == ["twice"]
    three.person.press("Escape")
    assert not box.isVisible()


def test_escape_changes_nothing(three: Keeper) -> None:
    three.read(PAPER)
    three.person.click("Void …")

    three.person.press("Escape")

    assert three.project.count() == 2


def test_the_history_says_what_happened_in_sentences(three: Keeper) -> None:
    three.responses.correct(
        three.responses.with_serial("MPP-0001").uuid,
        "s1_p",
        4,
        reason="misread",  # type: ignore[union-attr]
    )
    three.read(PAPER)

    three.person.click("History")

    assert three.history() == [
        "The interview began.",
        "The interview was finished.",
        "Somebody changed “The queue is short” (s1_p) from 3 to 4, because: misread",
    ]
    three.person.click("Show every answer as it was given")
    assert "“By which channel?” (channel): answered Counter." in three.history()
    assert "“Speed” (w_speed): answered 60." in three.history()


def test_flags_are_said_calmly(three: Keeper) -> None:
    interview = three.project.start_interview()
    interview.answer("counter")
    interview.go_to_end()
    interview.finish()

    three.project.quality_flags.check(interview.uuid)
    three.page.entered()

    three.read(0)

    assert three.person.reads("100% of the statements have no answer.")


def test_a_draft_is_gone_on_with_on_the_interviews_page(three: Keeper) -> None:
    three.read(DRAFT)

    three.person.click("Resume")

    assert three.person.asked.column == "apps"


def test_a_draft_is_left_for_later_or_set_aside_with_a_reason(three: Keeper) -> None:
    (draft,) = three.project.drafts()
    three.read(DRAFT)

    three.person.click("Leave for later")
    assert three.responses.parked() == {draft.uuid}

    three.read(DRAFT)
    three.person.click("Set aside …")
    three.box(ReasonBox)
    three.person.write("the citizen had to go")
    three.person.press("Enter")

    assert three.project.drafts() == ()
    assert three.responses.history(draft.uuid)[-1].kind == "abandoned"


def test_erasure_shows_which_response_it_is_and_then_what_was_reached(three: Keeper, tmp_path: Path) -> None:
    uuid = finished(three.project, remark=WRITTEN)
    three.project.backups.remember(back_up(three.project, tmp_path / "gone"))
    (tmp_path / "gone").rename(tmp_path / "drawer")
    copy = back_up(three.project, tmp_path / "stick")
    three.project.backups.remember(copy)
    assert WRITTEN.encode() in copy.read_bytes()
    code = str(three.responses.get(uuid).withdrawal_code)
    three.page.entered()

    three.person.click("A respondent asks for the answers to be erased")
    box = three.box(EraseBox)
    three.person.write("AAAA-AAAA")
    three.person.press("Enter")
    assert "AAAAAAAA" in box.fault.text()

    box.code.selectAll()
    three.person.write(code.lower())
    three.person.press("Enter")  # looks for it
    assert box.isVisible()
    assert not box.fault.text()
    three.person.press("Enter")  # does not erase
    assert three.responses.get(uuid).status == "finished"

    box.agree.click()

    three.person.wait(lambda: isinstance(QApplication.activeModalWidget(), ReceiptBox))
    receipt = QApplication.activeModalWidget()
    assert receipt is not None
    said = " ".join(label.text() for label in receipt.findChildren(QLabel))
    assert "1 backup" in said
    assert "gone" in said
    three.person.press("Enter")
    assert WRITTEN.encode() not in copy.read_bytes()
    assert three.responses.get(uuid).status == "erased"
    assert set(three.responses.answers(uuid).values()) == {None}
    assert three.person.reads("The response is erased")


def test_an_erased_response_has_nothing_to_read(three: Keeper) -> None:
    uuid = str(three.responses.with_serial("MPP-0001").uuid)  # type: ignore[union-attr]
    three.responses.erase(str(three.responses.get(uuid).withdrawal_code))

    three.page.read(uuid)

    assert three.page.reading_view.answers.model().rowCount() == 0
    assert three.person.reads("Nothing of them is left")
    assert three.history() == [
        "The interview began.",
        "The interview was finished.",
        "All answers were erased at the respondent's request.",
    ]
