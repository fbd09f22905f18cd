"""The plan in the window: filled in by keys, taken over from the results, with what came of it."""

from dataclasses import replace

from PySide6.QtCore import Qt

from servqual_desk.follow_up.actions import Action
from servqual_desk.follow_up.risks import Risk
from servqual_desk.project import Project
from tests.ui.driving import Person
from tests.ui.results.conftest import page_of
from tests.ui.setup.driving import button, click, pick, press, shortcut, texts, write
from ui.follow_up.action_form import ActionForm
from ui.follow_up.actions import ActionSection
from ui.follow_up.page import FollowUpPage

SECTION = ActionSection


def cells(section: ActionSection, row: int = 0) -> list[str]:
    model = section.list.model()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def open_form(section: ActionSection) -> ActionForm:
    form: ActionForm = section.findChild(ActionForm)
    return form


def test_an_action_is_added_by_keys_with_a_recommendation_of_the_library(
    section: ActionSection, project: Project
) -> None:
    project.risks.keep(Risk(what="Queue app fails", category="application", likelihood=2, impact=2))
    shortcut(section, "Ctrl+N")
    form = open_form(section)
    pick(form.about, "item:waktu")
    pick(form.library, "faster-service-and-active-role")
    assert form.what.text.startswith("Finish services faster")
    write(form.owner.line, "Ani")
    write(form.starts.line, "4/1/2027")
    write(form.due.line, "30/6/2027")
    pick(form.status, "under_way")
    pick(form.wave, "w2")
    pick(form.risk, str(project.risks.list()[0].id))

    press(form, Qt.Key.Key_Return)

    [kept] = project.actions.list()
    assert (kept.item, kept.owner, kept.starts_on, kept.due_on) == ("waktu", "Ani", "2027-01-04", "2027-06-30")
    assert (kept.status, kept.wave, kept.risk) == ("under_way", "w2", project.risks.list()[0].id)
    assert cells(section)[0] == "Time to completion"
    assert cells(section)[2:] == ["Ani", "Jun 30, 2027", "▲ Under way"]


def test_what_fits_the_item_is_offered_first(section: ActionSection) -> None:
    section.add()
    form = open_form(section)
    pick(form.about, "item:pengaduan")
    first = form.library.values[1]
    assert first in ("risk-reporting", "cooperation-forum", "ideas-and-partnership")


def test_an_action_about_nothing_and_a_due_day_before_its_first_are_refused_in_place(
    section: ActionSection, project: Project
) -> None:
    section.add()
    form = open_form(section)
    press(form, Qt.Key.Key_Return)
    assert "Say what is to be done" in texts(form)
    write(form.what.line, "Train")
    write(form.starts.line, "30/6/2027")
    write(form.due.line, "1/6/2027")
    press(form, Qt.Key.Key_Return)
    assert "before the first day" in texts(form.due)
    assert project.actions.list() == ()


def test_enter_opens_delete_removes_and_overdue_is_said_in_words(section: ActionSection, project: Project) -> None:
    kept = project.actions.keep(Action(what="Train", due_on="2026-01-31"))
    section.refresh()
    assert cells(section)[-1] == "△ Planned – ! overdue"

    press(section.list, Qt.Key.Key_Return)
    form = open_form(section)
    pick(form.status, "done")
    write(form.evidence.line, "Photo")
    press(form, Qt.Key.Key_Return)
    assert project.actions.list() == (replace(kept, status="done", evidence="Photo"),)
    assert cells(section)[-1] == "✓ Done"

    press(section.list, Qt.Key.Key_Delete)
    assert project.actions.list() == ()


def test_what_came_of_the_chosen_action_stands_beneath(
    planner: Person, section: ActionSection, project: Project
) -> None:
    project.actions.keep(Action(item="waktu", what="Two counters", wave="w1", evidence="Photo", evidence_place="a.jpg"))
    section.refresh()
    planner.wait(lambda: "Better by 2.50 since Wave I 2025" in texts(section))  # by hand: 1.5 to 4
    assert "Evidence: Photo – a.jpg" in texts(section)
    assert "a year after the last one" in texts(section)


def test_the_words_follow_the_language(planner: Person, section: ActionSection, project: Project) -> None:
    project.actions.keep(Action(item="waktu", due_on="2026-01-31"))
    section.refresh()
    planner.window.desk.set_language("id")
    assert cells(section)[0] == "Waktu Penyelesaian"
    assert cells(section)[-1] == "△ Direncanakan – ! lewat tenggat"
    planner.window.desk.set_language("en")


def test_the_overviews_button_plans_what_is_to_be_improved_in_one_click(planner: Person, project: Project) -> None:
    planner.window.show_page("results")
    planner.wait(lambda: page_of(planner).findings is not None)
    pick(page_of(planner).filter.waves, "w1")
    planner.wait(lambda: page_of(planner).findings.where.get("sqd_wave") == "w1")
    named = [row.item for row in page_of(planner).findings.analysis.priorities.mend]
    assert named == ["waktu"]

    planner.click("Plan follow-up")

    assert isinstance(planner.window.page, FollowUpPage)
    assert [(one.item, one.wave, one.status) for one in project.actions.list()] == [("waktu", "w1", "planned")]
    assert planner.reads("1 line was added; fill it in.")
    planner.press("Enter")
    form = open_form(planner.window.page.section)
    assert form.about.value == "item:waktu"
    form.reject()


def test_the_latest_results_may_name_nothing(planner: Person, section: ActionSection, project: Project) -> None:
    click(button(section, "Take over from the results"))
    planner.wait(lambda: "name nothing to be improved first" in texts(section))
    assert project.actions.list() == ()
