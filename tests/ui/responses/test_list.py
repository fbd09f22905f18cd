"""The list of responses: seen, limited, put in order, by keys and clicks."""

from servqual_desk.importing.raw_table import Record
from servqual_desk.words.domain_words import MODES, STATUSES, mode_word, status_word
from servqual_desk.words.quality_words import NAMES
from tests.ui.driving import Person
from tests.ui.responses.looking import Keeper

WHEN, FORM, WAY, STATUS, WORDS = 0, 1, 4, 5, 7


def test_an_empty_survey_says_what_to_do_next(keeper: Keeper) -> None:
    assert keeper.person.reads("No responses yet")

    keeper.person.click("Start interviewing")

    assert keeper.person.reads("Start an interview")


def test_every_response_stands_in_words_the_newest_first(three: Keeper) -> None:
    assert three.listed(STATUS) == ["Not finished", "Finished", "Finished"]
    assert three.listed(WAY) == ["Interviewer", "Interviewer", "Paper form"]
    assert three.listed(FORM) == ["", "", "MPP-0001"]
    assert three.listed(WORDS)[1] == "Antrean terlalu panjang."
    assert three.person.reads("3 responses")


def test_words_are_looked_for_while_they_are_typed(three: Keeper) -> None:
    three.person.press("Ctrl+F")
    three.person.write("antrean")
    three.person.wait(lambda: len(three.listed(0)) == 1)
    assert three.listed(WORDS) == ["Antrean terlalu panjang."]
    assert three.person.reads("1 of 3 responses")

    three.person.press("Escape")  # empties the line

    three.person.wait(lambda: len(three.listed(0)) == 3)


def test_where_nothing_matches_the_filters_can_be_taken_away(three: Keeper) -> None:
    three.person.press("Ctrl+F")
    three.person.write("zzz")
    three.person.wait(lambda: three.person.reads("No response matches"))

    three.person.click("Show all")

    assert len(three.listed(0)) == 3
    assert not three.person.reads("No response matches")


def test_a_status_is_chosen_with_the_arrow_keys(three: Keeper) -> None:
    three.page.list_view.filters.status.setFocus()

    three.person.press("Down", "Down")  # finished, then not finished

    assert three.listed(STATUS) == ["Not finished"]


def test_a_click_on_a_heading_puts_the_list_in_order(three: Keeper) -> None:
    header = three.page.list_view.table.horizontalHeader()

    header.sectionClicked.emit(FORM)
    assert three.listed(FORM) == ["MPP-0001", "", ""]

    header.sectionClicked.emit(WHEN)
    header.sectionClicked.emit(WHEN)
    assert three.listed(STATUS) == ["Finished", "Finished", "Not finished"]


def test_the_list_speaks_the_language_that_was_switched_to(three: Keeper) -> None:
    three.person.press("Ctrl+L")

    assert three.listed(WAY)[2] == "Formulir kertas"


def test_a_response_finished_elsewhere_is_listed_and_the_chosen_one_stays_chosen(three: Keeper) -> None:
    three.page.list_view.table.selectRow(2)
    three.project.add_responses([Record(values={"channel": "online"})], source="import")

    three.person.window.desk.responses_changed.emit()

    assert len(three.listed(0)) == 4
    current = three.page.list_view.current
    assert current is not None
    assert current.serial == "MPP-0001"


def test_a_long_list_reads_only_what_is_looked_at(person: Person, keeper: Keeper) -> None:
    keeper.project.add_responses([Record(values={"channel": "online"})] * 20_000, source="import")

    keeper.page.entered()
    person.window.grab()
    person.press("Ctrl+End")
    person.window.grab()

    lines = keeper.page.list_view.table.lines
    assert lines.rowCount() == 20_000
    assert len(lines.chunks_read) <= 3


def test_in_indonesian_no_cell_of_the_list_is_a_code(three: Keeper) -> None:
    three.person.window.desk.set_language("id")
    cells = {cell for column in range(8) for cell in three.listed(column)}
    codes = {*MODES, *STATUSES, *NAMES}
    assert cells & {mode_word("paper"), status_word("draft")} == {mode_word("paper"), status_word("draft")}
    assert cells & (codes | {code.capitalize() for code in codes if code != "kiosk"}) == set()
