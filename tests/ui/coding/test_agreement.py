"""The agreement of two coders in one line, and the way to the lab's tables."""

from pathlib import Path

from servqual_desk.responses.comment_coding import CommentCoding
from tests.little_survey import little_survey
from tests.servqual_desk.held_interviews import finished
from tests.ui.coding.reading import QUESTION, Coder
from tests.ui.driving import Person
from ui.coding.page import CodingPage
from ui.jobs.run_method import Result
from ui.lab.page import LabPage


def code_both(coding: CommentCoding) -> None:
    """Two coders give each of 50 comments one of two codes: 20 times both say queue, 15 times both staff, 5 and 10 times not.

    By hand: agreement 0.7, by chance 0.5 · 0.6 + 0.5 · 0.4 = 0.5, kappa (0.7 - 0.5) / (1 - 0.5) = 0.4.
    """
    for _comment in range(47):
        finished(coding.project, remark="Antrean panjang.")
    pairs = 20 * ["queue queue"] + 5 * ["queue staff"] + 10 * ["staff queue"] + 15 * ["staff staff"]
    for comment, pair in zip(coding.comments(QUESTION, "Ani"), pairs, strict=True):
        for coder, code in zip(("Ani", "Budi"), pair.split(), strict=True):
            coding.give(comment.response, QUESTION, coder, [code])


def see_tables(ani: Coder) -> Result:
    ani.person.click("See tables")
    lab = ani.person.window.page
    assert isinstance(lab, LabPage)
    ani.person.wait(lambda: lab.cards[0].result is not None)
    result = lab.cards[0].result
    assert result is not None
    return result


def test_kappa_is_said_with_its_interval(ani: Coder) -> None:
    assert "When a second coder" in ani.page.agreement.words
    code_both(ani.coding)

    ani.page.entered()

    ani.person.wait(lambda: ani.page.agreement.words.startswith("kappa"))
    # The interval of Fleiss, Cohen and Everitt (1969): R, psych::cohen.kappa(matrix(c(20, 10, 5, 15), 2)) says 0.15 to 0.65.
    assert ani.page.agreement.words == "kappa 0.40 (0.15 to 0.65), n = 50, coders Ani and Budi"


def test_coders_of_different_comments_have_no_agreement_yet(ani: Coder) -> None:
    ani.press("1", "Enter")
    ani.say_name("Budi")
    ani.press("Down", "1")

    ani.person.wait(lambda: "Nothing is coded by two coders yet" in ani.page.agreement.words)


def test_the_tables_open_in_the_lab_once(ani: Coder) -> None:
    code_both(ani.coding)
    see_tables(ani)
    ani.person.window.show_page("coding")
    result = see_tables(ani)

    assert [(one.method, one.options["question"]) for one in ani.coding.project.saved_analyses.list()] == [
        ("comments", QUESTION)
    ]
    assert {"lab_codes", "lab_code_dimensions", "lab_kappa"} <= {table.id for table in result.outcome.tables}


def test_a_survey_without_comments_says_so(person: Person, tmp_path: Path) -> None:
    person.window.desk.create(tmp_path / "empty.sqd", instrument=little_survey(), title="Kota")
    person.window.show_page("coding")

    assert person.reads("No citizen has written a comment yet.")
    assert isinstance(person.window.page, CodingPage)
    person.press("Enter", "1", "Down")
