"""Goals, events and stages, risks and recommendations, by keys; then looked for in the file."""

import pytest
from msgspec import structs
from PySide6.QtCore import Qt

from servqual_desk.follow_up.goals import Goal
from servqual_desk.follow_up.recommendations import library
from servqual_desk.follow_up.timeline import Happening
from servqual_desk.project import Project
from tests.ui.driving import Person
from tests.ui.setup.driving import pick, press, shortcut, texts, write
from ui.follow_up.goals import GoalForm, GoalSection
from ui.follow_up.indicators import OWN, IndicatorSection, ValueForm
from ui.follow_up.month_figures import MonthForm, MonthSection
from ui.follow_up.page import SECTIONS, FollowUpPage
from ui.follow_up.recommendations import RecommendationForm, RecommendationSection
from ui.follow_up.risks import RiskForm, RiskSection
from ui.follow_up.timeline import HappeningForm, TimelineSection
from ui.widgets.record_section import RecordSection


def shown(page: FollowUpPage, kind: type[RecordSection]) -> RecordSection:
    page.show_section(SECTIONS.index(kind))
    section = page.section
    assert isinstance(section, kind)
    return section


def cells(section: RecordSection, row: int = 0) -> list[str]:
    model = section.list.model()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def test_a_goal_stands_beside_the_latest_result(planner: Person, page: FollowUpPage, project: Project) -> None:
    section = shown(page, GoalSection)
    shortcut(section, "Ctrl+N")
    form = section.findChild(GoalForm)
    pick(form.indicator, "element/waktu")
    write(form.value.line, "3,5")
    write(form.due.line, "31/12/2027")
    press(form, Qt.Key.Key_Return)

    assert project.goals.list() == (Goal(indicator="element/waktu", due_on="2027-12-31", value=3.5),)
    # All answer 4 in the latest wave: without spread there is no interval, and nothing is said of certainty.
    planner.wait(lambda: cells(section)[4] == "+0.50")
    assert cells(section)[:3] == ["Mean answer: Time to completion", "3.50", "Dec 31, 2027"]

    press(section.list, Qt.Key.Key_Return)
    form = section.findChild(GoalForm)
    write(form.due.line, "30/6/2028")
    press(form, Qt.Key.Key_Return)
    assert [goal.due_on for goal in project.goals.list()] == ["2028-06-30"]


@pytest.mark.parametrize(
    ("value", "due", "words"), [("many", "31/12/2027", "Write a number"), ("3", "", "Write the day")]
)
def test_a_goal_needs_a_number_and_a_day(
    page: FollowUpPage, project: Project, value: str, due: str, words: str
) -> None:
    section = shown(page, GoalSection)
    section.add()
    form = section.findChild(GoalForm)
    write(form.value.line, value)
    write(form.due.line, due)
    press(form, Qt.Key.Key_Return)
    assert words in texts(form)
    assert project.goals.list() == ()


def test_events_and_stages(page: FollowUpPage, project: Project) -> None:
    section = shown(page, TimelineSection)
    for name, starts, ends in (("New hall", "28/11/2025", ""), ("Planning", "1/1/2025", "31/3/2026")):
        section.add()
        form = section.findChildren(HappeningForm)[-1]
        write(form.name.line, name)
        write(form.field.line, "stages" if ends else "")
        write(form.starts.line, starts)
        write(form.ends.line, ends)
        press(form, Qt.Key.Key_Return)
    assert [(one.title, one.starts_on, one.ends_on) for one in project.timeline.in_time()] == [
        ("Planning", "2025-01-01", "2026-03-31"),
        ("New hall", "2025-11-28", None),
    ]
    assert [one.field for one in project.timeline.in_time()] == ["stages", None]
    assert cells(section, 1) == ["New hall", "", "Nov 28, 2025", ""]
    press(section.list, Qt.Key.Key_Delete)
    assert len(project.timeline.list()) == 1


@pytest.mark.parametrize(("language", "without"), [("id", "Tanpa bidang"), ("en", "Without a field")])
def test_the_matrix_of_fields_and_years_is_changed_by_keys(
    page: FollowUpPage, project: Project, language: str, without: str
) -> None:
    for title, starts, ends, field in (
        ("Preparation", "2016-01-01", "2017-06-30", "Stages"),
        ("Planning", "2017-01-01", "2018-12-31", "Stages"),
        ("Award", "2018-11-01", None, None),
    ):
        project.timeline.keep(Happening(title=title, starts_on=starts, ends_on=ends, field=field))
    page.desk.set_language(language)
    section = shown(page, TimelineSection)
    matrix = section.matrix
    heads = [matrix.horizontalHeaderItem(column).text() for column in range(3)]
    assert (heads, matrix.verticalHeaderItem(1).text()) == (["2016", "2017", "2018"], without)
    assert matrix.item(0, 1).text() == "Preparation\nPlanning"

    matrix.setCurrentCell(1, 0)  # empty: adds there
    press(matrix, Qt.Key.Key_Return)
    form = section.findChildren(HappeningForm)[-1]
    write(form.name.line, "First award")
    press(form, Qt.Key.Key_Return)
    assert [one.title for one in project.timeline.in_time() if one.starts_on == "2016-01-01"] == [
        "First award",
        "Preparation",
    ]

    matrix.setCurrentCell(0, 2)  # one stage: opens it
    press(matrix, Qt.Key.Key_Return)
    form = section.findChildren(HappeningForm)[-1]
    write(form.ends.line, "31/12/2019")
    press(form, Qt.Key.Key_Return)
    assert (matrix.columnCount(), matrix.item(0, 3).text()) == (4, "Planning")

    matrix.setCurrentCell(0, 1)  # two of them: nothing is removed
    press(matrix, Qt.Key.Key_Delete)
    matrix.setCurrentCell(1, 2)
    press(matrix, Qt.Key.Key_Delete)
    assert {one.title for one in project.timeline.list()} == {"Preparation", "Planning", "First award"}


def test_a_cell_of_the_matrix_is_as_high_as_all_of_its_words(page: FollowUpPage, project: Project) -> None:
    for words in range(15, 45):  # whatever the columns' width is, one of them only just goes over to a further line
        title = " ".join("n" * words)
        project.timeline.keep(Happening(title=title, starts_on="2016-01-01", ends_on="2021-12-31", field=title))
    matrix = shown(page, TimelineSection).matrix
    room, metrics = matrix.columnWidth(0) - 2 * 8, matrix.fontMetrics()  # the style's padding at both sides
    needed = [
        metrics.boundingRect(0, 0, room, 1000, Qt.TextFlag.TextWordWrap, matrix.item(row, 0).text()).height()
        for row in range(matrix.rowCount())
    ]
    assert len(set(needed)) > 1
    assert [row for row, height in enumerate(needed) if matrix.rowHeight(row) < height] == []


def test_the_events_of_one_city_are_added_by_its_button_and_the_others_are_refused(
    page: FollowUpPage, project: Project
) -> None:
    section = shown(page, TimelineSection)
    section.city_buttons["kota-tangerang"].click()
    assert cells(section)[:2] == ["LAKSA began (tangerangnews.com)", "applications"]
    section.city_buttons["kota-tangerang-selatan"].click()
    assert "two cities are never mixed" in texts(section)
    assert len(project.timeline.list()) == 3


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_month_that_does_not_add_up_is_kept_and_said(page: FollowUpPage, project: Project, language: str) -> None:
    page.desk.set_language(language)
    section = shown(page, MonthSection)
    for month, counts in (("2024-12", ("14.012", "571", "20", "13421")), ("2025-04", ("3986", "175", "27", "3824"))):
        section.add()
        form = section.findChildren(MonthForm)[-1]
        write(form.channel.line, "LAKSA")
        write(form.month.line, month)
        for entry, count in zip(form.counts.values(), counts, strict=True):
            write(entry.line, count)
        press(form, Qt.Key.Key_Return)
    assert [one.received for one in project.month_sheets.in_time()] == [14_012, 3_986]
    said = {"en": ("95.8%", "adds up", "the parts are 40 too many"), "id": ("95,8%", "jumlahnya cocok", "40")}[language]
    assert cells(section, 0)[-2] == said[0]
    assert (cells(section, 1)[-2], said[2] in cells(section, 1)[-1]) == ("", True)
    press(section.list, Qt.Key.Key_Delete)
    assert len(project.month_sheets.list()) == 1


def test_a_month_needs_every_count(page: FollowUpPage, project: Project) -> None:
    section = shown(page, MonthSection)
    section.add()
    form = section.findChild(MonthForm)
    write(form.channel.line, "LAKSA")
    write(form.month.line, "2024-12")
    press(form, Qt.Key.Key_Return)
    assert "0 where there was none" in texts(form)
    assert project.month_sheets.list() == ()


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_value_of_the_indicator_sheet_stands_beside_its_goal(
    page: FollowUpPage, project: Project, language: str
) -> None:
    page.desk.set_language(language)
    project.goals.keep(Goal(indicator="sheet/verified-users", due_on="2027-12-31", value=500_000))
    section = shown(page, IndicatorSection)
    typed = {"id": "444.309", "en": "444,309"}[language]  # thousands, as each language sets them apart
    for indicator, value in (("verified-users", typed), (OWN, "3")):
        shortcut(section, "Ctrl+N")
        form = section.findChildren(ValueForm)[-1]
        pick(form.indicator, indicator)
        if indicator == OWN:
            write(form.name.line, "Taman dengan WiFi")
            write(form.unit.line, "taman")
        write(form.period.line, "2026")
        write(form.value.line, value)
        write(form.source.line, "Laporan tahunan")
        write(form.day.line, "01/11/2026")
        press(form, Qt.Key.Key_Return)

    kept = project.indicator_sheet.in_order()
    assert [(one.indicator, one.value, one.counted_on) for one in kept] == [
        ("verified-users", 444_309, "2026-11-01"),
        ("Taman dengan WiFi", 3, "2026-11-01"),
    ]
    said = {
        "en": ("\N{MINUS SIGN}55,691", "Goal not reached"),
        "id": ("\N{MINUS SIGN}55.691", "Sasaran belum tercapai"),
    }
    assert (
        tuple(cells(section, 1)[4:6]) == said[language]
    )  # the first is the share of services online, which is computed
    section.list.choose(section.things()[2])
    press(section.list, Qt.Key.Key_Delete)
    assert len(project.indicator_sheet.list()) == 1


def test_what_is_computed_is_not_changed_by_hand(page: FollowUpPage, project: Project) -> None:
    services = project.fieldwork.services()
    project.fieldwork.save_services([structs.replace(one, channel="online") for one in services[: len(services) // 2]])
    section = shown(page, IndicatorSection)
    assert len(services) % 2 == 0
    assert (cells(section)[2], section.change_button.isEnabled()) == ("50", False)
    press(section.list, Qt.Key.Key_Return)
    assert "computed from the catalogue" in texts(section)
    press(section.list, Qt.Key.Key_Delete)
    assert section.list.model().rowCount() == 1


def test_a_risks_level_follows_what_is_chosen(page: FollowUpPage, project: Project) -> None:
    section = shown(page, RiskSection)
    assert "not checked against" in texts(section)
    section.add()
    form = section.findChild(RiskForm)
    write(form.what.line, "Queue app fails")
    pick(form.category, "application")
    pick(form.likelihood, "4")
    pick(form.impact, "3")
    assert "Level: High" in texts(form)  # size 16 of 25
    press(form, Qt.Key.Key_Return)
    [risk] = project.risks.list()
    assert (risk.category, risk.level) == ("application", "high")
    assert cells(section)[2] == "High (4 × 3)"


def test_a_recommendation_of_the_library_is_rewritten_and_comes_back(page: FollowUpPage, project: Project) -> None:
    section = shown(page, RecommendationSection)
    assert section.list.model().rowCount() == len(library())
    assert not section.remove_button.isEnabled()
    press(section.list, Qt.Key.Key_Return)
    form = section.findChild(RecommendationForm)
    write(form.words.line, "Train every Friday")
    press(form, Qt.Key.Key_Return)
    first = project.recommendations.list()[0]
    assert (first.words.get("en"), first.about, first.is_own) == ("Train every Friday", library()[0].about, True)
    assert section.remove_button.isEnabled()

    press(section.list, Qt.Key.Key_Delete)
    assert project.recommendations.list() == library()


def test_an_own_recommendation_is_added(page: FollowUpPage, project: Project) -> None:
    section = shown(page, RecommendationSection)
    section.add()
    form = section.findChild(RecommendationForm)
    write(form.words.line, "Open at seven")
    pick(form.about, "item:waktu")
    write(form.source.line, "Meeting of 3 May")
    press(form, Qt.Key.Key_Return)
    own = project.recommendations.list()[-1]
    assert (own.words.get("en"), own.about, own.source.get("en")) == ("Open at seven", ("waktu",), "Meeting of 3 May")
    assert "Open at seven – Time to completion – Meeting of 3 May" in texts(section)
