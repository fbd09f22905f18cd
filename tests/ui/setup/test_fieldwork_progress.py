"""The live meter: counts, targets, words beside every bar."""

import pytest
from PySide6.QtWidgets import QApplication

from servqual_desk.fieldwork.field_plan import Quota, Service, Unit, Wave
from servqual_desk.fieldwork.fieldwork import Fieldwork
from servqual_desk.project import Project
from tests.ui.setup.driving import pick, texts
from ui.setup.target_bar import Bar, Gauge, count_words, state_words
from ui.setup.wave_progress import ProgressSection
from ui.shared_state import Desk

SECTION = ProgressSection


def answer(project: Project, *, sex: str, age: str, **place: str) -> None:
    interview = project.start_interview(**place)  # type: ignore[arg-type]
    for value in (sex, age, 3):
        interview.answer(value)
    interview.finish()


@pytest.fixture
def plan(project: Project) -> Fieldwork:
    plan = project.fieldwork
    plan.save_wave(Wave(code="a", title="First", target=4))
    plan.save_units([Unit(code="bpn", name="BPN")])
    plan.save_services(
        [Service(code="roya", name="Roya", unit="bpn", target=2), Service(code="info", name="Information")]
    )
    plan.set_quotas([Quota(variable="sex", value="f", variable2="age", value2="old", target=1)])
    return plan


def gauges(section: ProgressSection) -> list[str]:
    """What a screen reader says of each bar."""
    QApplication.processEvents()
    return [bar.accessibleName() for bar in section.meter.findChildren(Bar) if bar.isVisible()]


def test_it_counts_anew_whenever_responses_change(
    plan: Fieldwork, section: ProgressSection, project: Project, desk: Desk
) -> None:
    assert gauges(section)[:2] == ["All responses: 0 of 4, 4 to go", "Roya: 0 of 2, 2 to go"]
    answer(project, sex="f", age="old", service="roya", wave="a")
    answer(project, sex="m", age="old", wave="a")
    project.start_interview(wave="a").refuse()
    project.responses.abandon(project.start_interview(wave="a").uuid, reason="left")
    project.start_interview(wave="a")

    desk.responses_changed.emit()

    assert gauges(section) == [
        "All responses: 2 of 4, 2 to go",
        "Roya: 1 of 2, 1 to go",
        "Information: 0, no target",
        "No service was noted: 1, no target",
        "Female · Old: 1 of 1, ✓ reached",
    ]
    figures = {name: label.text() for name, label in section.meter._figures.items()}
    assert figures == {"today": "2", "finished": "2", "drafts": "1", "refused": "1", "abandoned": "1"}


def test_a_wave_or_all_of_them(plan: Fieldwork, section: ProgressSection, project: Project, desk: Desk) -> None:
    answer(project, sex="f", age="old", service="roya")
    desk.responses_changed.emit()
    assert "Roya: 0 of 2, 2 to go" in gauges(section)

    pick(section.wave, None)

    assert "Roya: 1 of 2, 1 to go" in gauges(section)
    assert "All responses" not in texts(section)


def test_beside_all_waves_each_target_stands_by_its_wave(
    section: ProgressSection, project: Project, desk: Desk
) -> None:
    for code, target in (("a", 4), ("b", 10), ("c", None)):
        project.fieldwork.save_wave(Wave(code=code, title=f"Wave {code}", target=target))
    answer(project, sex="f", age="old", wave="b")
    section.refresh()
    pick(section.wave, None)
    assert gauges(section) == ["Wave a: 0 of 4, 4 to go", "Wave b: 1 of 10, 9 to go"]
    assert "no target" not in texts(section)
    pick(section.wave, "c")
    assert "This wave has no target; another wave has one" in texts(section)


def test_the_first_wave_is_shown_once_there_is_one(section: ProgressSection, project: Project) -> None:
    assert "There are no targets yet" in texts(section)
    project.fieldwork.save_wave(Wave(code="a", title="First", target=4), current=True)

    section.refresh()

    assert gauges(section) == ["All responses: 0 of 4, 4 to go"]


def test_a_quota_on_an_answer_that_is_gone_is_said(plan: Fieldwork, section: ProgressSection) -> None:
    plan.set_quotas([Quota(variable="sex", value="x", target=1)])
    section.meter.refresh()

    assert "“x” is no choice of sex" in texts(section)


@pytest.mark.parametrize(
    ("count", "target", "words", "state", "share"),
    [
        (0, 40, "0 of 40", "40 to go", 0.0),
        (12, 40, "12 of 40", "28 to go", 0.3),
        (40, 40, "40 of 40", "✓ reached", 1.0),
        (43, 40, "43 of 40", "✓ reached, 3 more", 1.0),
        (7, None, "7", "no target", None),
        (7, 0, "7 of 0", "✓ reached, 7 more", None),
    ],
)
def test_the_words_say_what_the_bar_shows(
    desk: Desk, count: int, target: int | None, words: str, state: str, share: float | None
) -> None:
    gauge = Gauge(label="Roya", count=count, target=target)

    assert (count_words(gauge), state_words(gauge), gauge.share) == (words, state, share)
