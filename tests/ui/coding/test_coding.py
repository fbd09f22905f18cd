"""Comments are coded by keyboard and by mouse, saved at once, each coder alone."""

from PySide6.QtTest import QTest

from servqual_desk.project import Project
from tests.ui.coding.conftest import COMMENTS
from tests.ui.coding.reading import QUESTION, Coder


def test_a_key_gives_a_code_and_takes_it_off_at_once(ani: Coder) -> None:
    ani.press("1", "3")

    assert ani.ticked() == ["Queue", "Smile"]
    assert ani.stored("Ani")[0] == ("queue", "smile")
    assert ani.person.reads("Codes: Queue, Smile")
    assert ani.person.reads("1 of 3 coded")

    ani.press("1")
    assert ani.stored("Ani")[0] == ("smile",)


def test_what_a_key_gave_is_in_the_file_for_whoever_opens_it_next(ani: Coder) -> None:
    ani.press("2")

    with Project.open(ani.person.window.desk.open_project.path, readonly=True) as project:
        assert project.comments.comments(QUESTION, "Ani")[0].codes == ("staff",)


def test_a_comment_without_its_last_code_is_not_coded(ani: Coder) -> None:
    ani.press("1", "1")

    assert ani.person.reads("Not yet coded")
    assert ani.person.reads("0 of 3 coded")
    assert ani.coding.coders(QUESTION) == ()


def test_enter_goes_to_the_next_that_is_not_coded_and_round_to_the_first(ani: Coder) -> None:
    ani.press("Down", "1", "Enter")
    assert ani.comment == COMMENTS[2]

    ani.press("1", "Enter")
    assert ani.comment == COMMENTS[0]

    ani.press("Enter")
    assert ani.person.reads("Every comment is coded.")
    assert ani.person.reads("Coded: no code fits")
    assert [comment.done for comment in ani.coding.comments(QUESTION, "Ani")] == [True, True, True]


def test_arrows_and_pages_go_through_the_comments(ani: Coder) -> None:
    seen = [ani.comment]
    for key in ("Down", "PgDown", "Up", "PgUp"):
        ani.press(key)
        seen.append(ani.comment)

    assert seen == [COMMENTS[place] for place in (0, 1, 2, 1, 0)]
    ani.press("Up")
    assert ani.person.reads("No comment before it is shown.")


def test_the_filter_skips_what_is_coded(ani: Coder) -> None:
    ani.press("Down", "1", "Up")
    limit = ani.page.head.limit
    limit.setFocus()
    ani.press("Down")

    assert ani.comment == COMMENTS[0]
    assert ani.page.comment.text.hasFocus()
    ani.press("PgDown")
    assert ani.comment == COMMENTS[2]

    ani.press("1", "PgUp", "Enter")
    assert ani.person.reads("Every comment is coded")
    ani.person.click("Show all comments")
    assert ani.comment == COMMENTS[0]
    assert ani.page.comment.text.hasFocus()


def test_the_mouse_does_the_same(ani: Coder) -> None:
    ani.click_tick("smile")
    assert ani.stored("Ani")[0] == ("smile",)

    ani.person.click("Done, next one")
    assert ani.comment == COMMENTS[1]
    ani.person.click("Before")
    assert (ani.comment, ani.ticked()) == (COMMENTS[0], ["Smile"])


def test_keys_work_while_the_codebook_has_the_focus(ani: Coder) -> None:
    tree = ani.page.codebook.tree
    tree.setFocus()
    tree.choose("queue")

    ani.press("Down", "Space")
    assert ani.ticked() == ["Staff"]
    ani.press("3", "PgDown")
    assert ani.comment == COMMENTS[1]
    assert ani.stored("Ani")[0] == ("smile", "staff")
    assert tree.hasFocus()


def test_nobody_codes_without_a_name(stranger: Coder) -> None:
    stranger.person.click("Done, next one")

    assert stranger.person.reads("Enter the coder's name")
    assert stranger.coding.coders(QUESTION) == ()
    assert stranger.page.head.coder.hasFocus()


def test_a_name_is_remembered_and_the_keys_follow_at_once(stranger: Coder) -> None:
    stranger.say_name("Budi")
    stranger.press("Enter")

    assert stranger.stored("Budi") == [(), (), ()]
    assert stranger.coding.coders(QUESTION) == ("Budi",)
    assert stranger.person.window.desk.coder == "Budi"


def test_a_second_coder_sees_nothing_of_the_first(ani: Coder) -> None:
    ani.press("1", "Enter", "2", "Enter")

    ani.say_name("Budi")

    assert ani.comment == COMMENTS[0]
    assert ani.ticked() == []
    assert ani.person.reads("0 of 3 coded")
    ani.press("3")
    assert (ani.stored("Ani")[0], ani.stored("Budi")[0]) == (("queue",), ("smile",))


def test_a_name_in_other_letters_is_the_same_coder(ani: Coder) -> None:
    ani.press("1")

    ani.say_name("ANI ")

    assert ani.page.head.name == "Ani"
    assert ani.ticked() == ["Queue"]


def test_a_letter_in_the_name_is_no_code(ani: Coder) -> None:
    ani.page.head.coder.line.setFocus()
    QTest.keyClicks(ani.page.head.coder.line, "123")

    assert ani.stored("Ani") == [(), (), ()]


def test_the_page_speaks_the_other_language_and_keeps_its_place(ani: Coder) -> None:
    ani.press("Down", "1")

    ani.person.window.desk.set_language("id")

    assert ani.comment == COMMENTS[1]
    assert ani.ticked() == ["Queue"]
    assert ani.page.codebook.tree.model().index(0, 2).data() == "Kecepatan"


def test_another_page_and_back_keeps_the_comment(ani: Coder) -> None:
    ani.press("Down")
    ani.person.window.show_page("start")
    ani.person.window.show_page("coding")

    assert ani.comment == COMMENTS[1]
    assert ani.page.comment.text.hasFocus()
