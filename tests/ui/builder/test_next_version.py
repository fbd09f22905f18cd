"""A survey with responses goes on with the next version of its questionnaire; what was answered keeps the version it answered."""

from pathlib import Path

from instruments.editing.copying import next_version
from instruments.load import load_instrument
from tests.ui.builder.author import Author
from tests.ui.driving import Person
from tests.ui.setup.test_survey import answer_dialog
from ui.jobs.questionnaire_draft import keep_draft, new_name


def test_the_next_version_is_made_from_set_up_and_asked_from_now_on(
    interviewer: Person, survey: Path, tmp_path: Path
) -> None:
    project = interviewer.window.desk.open_project
    first = project.instrument
    interviewer.press("2")
    interviewer.window.show_page("setup")
    interviewer.click("Survey")
    interviewer.click("Make the next version …")
    author = Author(interviewer)
    assert author.document["version"] == "1.1.0"
    author.choose(("items", 0))
    author.words("en", "The room is neat.")
    author.save_as(tmp_path / "next.toml")
    assert project.instrument.digest == first.digest

    said = answer_dialog("Change to version 1.1.0")
    interviewer.click("Ask this version from now on …")

    assert "From version 1.0.0 to 1.1.0" in said[0]
    assert interviewer.reads("New interviews use version 1.1.0.")
    assert project.instrument.version == "1.1.0"
    assert project.instrument.item("t1").texts["expectation"].get("en") == "The room is neat."
    [draft] = project.drafts()
    assert project.resume(draft.uuid).instrument.digest == first.digest


def test_other_content_under_the_same_version_is_refused(interviewer: Person, survey: Path, tmp_path: Path) -> None:
    interviewer.window.desk.build(interviewer.window.desk.open_project.instrument)
    author = Author(interviewer)
    author.choose(("items", 0))
    author.words("en", "The room is neat.")
    author.choose(("title",))
    author.write(author.line("version"), "1.0.0")
    author.view.save(tmp_path / "next.toml")
    assert interviewer.reads("raise the version")
    assert not (tmp_path / "next.toml").exists()


def test_what_was_begun_and_not_saved_is_still_the_survey_s_next_version(
    interviewer: Person, survey: Path, tmp_path: Path
) -> None:
    project = interviewer.window.desk.open_project
    interviewer.window.desk.build(project.instrument)
    author = Author(interviewer)
    author.choose(("items", 0))
    author.words("en", "The room is neat.")
    interviewer.press("Escape")

    interviewer.window.desk.build(project.instrument)  # asked for once more
    author = Author(interviewer)
    assert author.document["items"][0]["text"]["en"] == "The room is neat."
    assert interviewer.reads("not saved as a file yet")
    interviewer.press("Escape")

    interviewer.window.show_page("builder")  # or taken up from the list
    interviewer.click("Go on with what is not saved yet")
    author = Author(interviewer)
    author.save_as(tmp_path / "next.toml")
    answer_dialog("Change to version 1.1.0")
    interviewer.click("Ask this version from now on …")
    assert project.instrument.version == "1.1.0"
    assert project.instrument.item("t1").texts["expectation"].get("en") == "The room is neat."


def test_a_draft_of_another_survey_makes_a_new_one(interviewer: Person, survey: Path, tmp_path: Path) -> None:
    skm = load_instrument("skm-9")
    keep_draft(new_name(), next_version(skm), skm, for_survey=True)
    interviewer.window.show_page("builder")
    interviewer.click("Go on with what is not saved yet")
    Author(interviewer).save_as(tmp_path / "next.toml")
    assert interviewer.reads("Make a survey with it")
