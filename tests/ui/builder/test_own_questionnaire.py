"""From a bundled questionnaire to one's own, and to an interview with it: by keys and mouse, read back from the file."""

from functools import partial
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox

from instruments.editing.places import value_at
from instruments.i18n import _, language
from instruments.load import load_instrument
from servqual_desk.project import Project
from servqual_desk.settings import settings_path
from tests.ui.builder.author import Author, shortcut
from tests.ui.driving import Person, when_a_box_opens
from ui.jobs.questionnaire_draft import BEGUN_FROM, STEM, kept_drafts
from ui.start.page import StartPage
from ui.widgets.choice_tiles import CardTile

GO_ON = "Go on with what is not saved yet"


def write_own_questionnaire(author: Author, path: Path) -> None:
    """The first element in other words, and a question that only women are asked."""
    author.choose(("items", 0))
    author.words("id", "Syarat layanan ini mudah dipenuhi?")
    author.words("en", "Are the requirements easy to meet?")
    profile = [at for at, one in enumerate(author.document["questions"]) if one.get("role", "profile") == "profile"]
    author.choose(("questions", profile[-1]))
    author.add("Question")
    author.words("id", "Apakah Anda datang dengan anak?")
    author.words("en", "Did you come with a child?")
    author.write(author.line("id"), "with_child")
    author.person.press("Tab")  # a code is taken when its line is left
    condition = author.editor("show_if")
    author.person.click("Ask it only if …")
    author.pick(author.choices(condition)[0], "sex")
    author.pick(author.choices(condition)[2], "female")
    author.save_as(path)


def answer_all(person: Person, sex: str) -> list[str]:
    """Hold an interview by the first answer of each question; gives the columns in the order asked."""
    asked: list[str] = []
    while person.interview.question is not None:
        column = person.asked.column
        asked.append(column)
        person.press({"sex": sex, "comment": "Enter"}.get(column, "1"))
        if person.interview.question is not None and person.asked.column == column:
            person.press("Enter")
    person.press("Enter")
    return asked


def test_a_copy_is_changed_saved_and_asked(author: Author, tmp_path: Path) -> None:
    path, person = tmp_path / "own.toml", author.person
    write_own_questionnaire(author, path)

    made, skm = load_instrument(path), load_instrument("skm-9")
    assert made.id == "skm-9-own"
    assert made.items[0].text.words["id"] == "Syarat layanan ini mudah dipenuhi?"
    assert made.items[0].text.words["en"] == "Are the requirements easy to meet?"
    assert made.items[1:] == skm.items[1:]
    assert made.question("with_child").show_if == "sex == 'female'"

    person.click("Make a survey with it")
    start = person.window.page
    assert isinstance(start, StartPage)
    place = next(one for one in start.new.findChildren(QLineEdit) if one.text().endswith(".sqd"))
    place.setText(str(tmp_path / "own.sqd"))
    person.click("Make the survey")
    person.press("Enter")
    assert "with_child" in answer_all(person, sex="2")
    person.press("Enter")
    assert "with_child" not in answer_all(person, sex="1")

    with Project.open(tmp_path / "own.sqd") as project:
        frame = project.frame()
    assert frame["with_child"].tolist()[0] == "yes"
    assert frame["with_child"].isna().tolist() == [False, True]
    assert frame["sex"].tolist() == ["female", "male"]


def test_what_is_wrong_stands_under_its_field_and_is_not_saved(author: Author, tmp_path: Path) -> None:
    author.choose(("items", 0))
    author.words("en", " ")
    assert author.person.reads("This text is empty; write it, or remove what it belongs to.")
    assert author.person.reads("1 fault")
    shortcut(author.person, "Ctrl+S")
    assert author.person.reads("Correct the fault first")
    assert list(tmp_path.glob("*.toml")) == []
    author.words("en", "Is it easy?")
    assert author.person.reads("No faults")


def test_undo_takes_one_field_back_at_a_time_and_redo_brings_it_again(author: Author) -> None:
    before = author.document
    author.choose(("items", 0))
    author.words("en", "Easy?")
    author.words("id", "Mudah?")
    shortcut(author.person, "Ctrl+Z")
    assert author.document["items"][0]["text"]["en"] == "Easy?"
    assert author.document["items"][0]["text"]["id"] == before["items"][0]["text"]["id"]
    shortcut(author.person, "Ctrl+Z")
    assert author.document == before
    shortcut(author.person, "Ctrl+Y", "Ctrl+Y")
    assert author.document["items"][0]["text"] == {"id": "Mudah?", "en": "Easy?"}


def test_parts_come_go_and_move_by_keys(author: Author) -> None:
    author.choose(("items", 0))
    ids = [item["id"] for item in author.document["items"]]
    author.person.press("Alt+Down")
    assert [item["id"] for item in author.document["items"]] == [ids[1], ids[0], *ids[2:]]
    author.person.press("Del")
    assert [item["id"] for item in author.document["items"]] == [ids[1], *ids[2:]]
    author.add("Dimension")
    assert author.document["dimensions"][-1]["title"]["en"] == "New dimension"
    assert author.person.reads("1 fault")
    author.add("Item")
    assert author.document["items"][-1]["dimension"] == author.document["dimensions"][-1]["id"]


def test_a_further_family_is_added_and_named_by_keys(author: Author, tmp_path: Path) -> None:
    author.add("Family")
    author.words("en", "Trust", "title")
    author.words("id", "Kepercayaan", "title")
    author.write(author.line("*"), "trust")
    author.person.press("Tab")
    author.save_as(tmp_path / "own.toml")
    made = load_instrument(tmp_path / "own.toml")
    assert [one.family for one in made.dimensions][-2:] == ["skm", "trust"]
    assert made.items[-1].dimension == made.dimensions[-1].id


def test_the_changes_are_said_in_sentences(author: Author) -> None:
    author.choose(("items", 0))
    author.words("en", "Easy?")
    said = author.changes()
    assert "item persyaratan: wording changed (en)" in said
    assert "identifier changed from “skm-9” to “skm-9-own”" in said


def test_what_is_not_saved_is_offered_again(author: Author) -> None:
    author.choose(("items", 0))
    author.words("en", "Easy?")
    author.view.parts.tree.setFocus()
    author.person.press("Esc")
    author.person.click(GO_ON)
    assert author.document["items"][0]["text"]["en"] == "Easy?"


def test_another_one_that_is_begun_leaves_what_was_not_saved(author: Author, tmp_path: Path) -> None:
    person = author.person
    author.choose(("items", 0))
    author.words("en", "Easy?")
    author.view.parts.tree.setFocus()
    person.press("Esc")
    for copied in ("servqual-22", "skm-9"):
        title = load_instrument(copied).title.get(language())
        tiles = [tile for tile in author.page.beginning.findChildren(CardTile) if tile.text().startswith(title)]
        tiles[-1].click()
        author.add("Question")
        author.words("en", f"Why, {copied}?")
        author.view.parts.tree.setFocus()
        person.press("Esc")

    drafts = kept_drafts()
    assert [draft.document["id"] for draft in drafts] == ["skm-9-own", "servqual-22-own", "skm-9-own"]
    QTest.qWait(10)  # what was offered before is gone
    tiles = [tile for tile in author.page.beginning.findChildren(CardTile) if tile.text() == _(GO_ON)]
    assert len(tiles) == len(drafts)
    max(tiles, key=lambda tile: tile.mapToGlobal(tile.rect().topLeft()).y()).click()
    assert author.document["items"][0]["text"]["en"] == "Easy?"
    author.save_as(tmp_path / "own.toml")
    assert kept_drafts() == drafts[:-1]


def test_what_is_not_saved_is_thrown_away_only_by_saying_so_twice(author: Author) -> None:
    person = author.person
    author.choose(("items", 0))
    author.words("en", "Easy?")
    author.view.parts.tree.setFocus()
    person.press("Esc")
    for answer, left in (("Keep it", 1), ("Throw it away", 0)):
        when_a_box_opens(QMessageBox, partial(_answer, answer))
        person.click("Throw it away")
        assert len(kept_drafts()) == left


def _answer(words: str, box: QMessageBox) -> None:
    next(button for button in box.buttons() if button.text() == _(words)).click()


def test_a_draft_outlives_what_it_was_begun_with(author: Author) -> None:
    """What was copied cannot be understood any more: the draft can, and so can the others."""
    author.choose(("items", 0))
    author.words("en", "Easy?")
    (beside,) = settings_path().parent.glob(f"{STEM}*{BEGUN_FROM}.toml")
    beside.write_text("format = 1\n", encoding="utf-8")
    author.view.parts.tree.setFocus()
    author.person.press("Esc")
    author.person.click(GO_ON)
    assert author.document["items"][0]["text"]["en"] == "Easy?"


def test_the_keyboard_stays_where_it_was_when_other_fields_appear(author: Author) -> None:
    author.add("Question")
    kind = author.choices(author.editor("kind"))[0]
    author.pick(kind, "integer")
    assert author.editor("min").isVisible()
    assert QApplication.focusWidget() is author.choices(author.editor("kind"))[0]
    author.add("Scale")
    QApplication.processEvents()  # a person sees the fields before going on to the next
    author.write(author.line("*"), "likert")
    author.person.press("Tab")
    assert author.view.parts.tree.place == ("scales", "likert")
    assert QApplication.focusWidget() is author.line("min")


def test_a_condition_s_question_is_chosen_by_keys_alone(author: Author) -> None:
    author.add("Question")
    author.person.click("Ask it only if …")
    columns = author.choices(author.editor("show_if"))[0].values
    for _step in range(3):
        author.person.hit("Down")
    assert value_at(author.document, (*author.view.parts.tree.place, "show_if")).startswith(f"{columns[3]} == ")


def test_a_condition_survives_a_code_that_nothing_can_be_called_by(author: Author) -> None:
    at = next(place for place, one in enumerate(author.document["questions"]) if one["id"] == "sex")
    author.add("Question")
    author.person.click("Ask it only if …")
    condition = author.editor("show_if")
    author.pick(author.choices(condition)[0], "sex")
    author.pick(author.choices(condition)[2], "female")
    asking = author.view.parts.tree.place
    for code in ("Jenis Kelamin!", "age", "gender"):
        author.choose(("questions", at))
        QApplication.processEvents()
        author.write(author.line("id"), code)
        author.person.press("Tab")
    assert author.view.edited.faults == ()
    assert value_at(author.document, (*asking, "show_if")) == "gender == 'female'"
