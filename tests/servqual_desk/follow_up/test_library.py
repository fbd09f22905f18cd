"""Recommendations, risks, goals and the timeline: the libraries, and what an office keeps of its own."""

from dataclasses import replace

import pytest

from instruments.i18n import LANGUAGES, use_language
from instruments.load import bundled, load_instrument
from servqual_desk.errors import DataError
from servqual_desk.follow_up.goals import Goal, indicators
from servqual_desk.follow_up.recommendations import Recommendation, library, own_words
from servqual_desk.follow_up.risks import STEPS, Risk, guideline
from servqual_desk.follow_up.timeline import Happening
from servqual_desk.project import Project
from servqual_desk.words.follow_up_words import RISK_LEVELS
from tests.servqual_desk.merging.laptops import assert_whole

# SEEDS: 003's five policy aims, 004's five recommendations and two suggestions, 000's three obstacles.
COUNTS = {
    ("Maharani et al. (2024), Tangerang City", "policy aim"): 5,
    ("Azzahra et al. (2024), Tangerang City", "recommendation"): 5,
    ("Azzahra et al. (2024), Tangerang City", "suggestion"): 2,
    ("Aisyah et al. (2021), South Tangerang", "obstacle"): 3,
}


def test_every_entry_of_the_library_names_its_paper_and_what_it_is_there() -> None:
    told = [tuple(one.source.get("en").split(": ")) for one in library()]
    assert {key: told.count(key) for key in COUNTS} == COUNTS
    assert len(library()) == sum(COUNTS.values())
    assert len({one.id for one in library()}) == len(library())


def test_the_library_speaks_every_language_and_of_what_the_bundled_questionnaires_ask() -> None:
    questionnaires = [load_instrument(id_) for id_ in bundled()]
    asked = {item.id for one in questionnaires for item in one.items}
    asked |= {dimension.id for one in questionnaires for dimension in one.dimensions}
    for one in library():
        assert set(one.words.words) == set(one.source.words) == set(LANGUAGES)
        assert set(one.about) <= asked


@pytest.mark.parametrize("questionnaire", ["servqual-22", "skm-9", "cohen-smart-governance"])
def test_every_dimension_and_every_skm_element_has_something_to_offer(questionnaire: str) -> None:
    instrument = load_instrument(questionnaire)
    for item in instrument.items:
        assert [one for one in library() if one.helps(instrument, item=item.id)], item.id


def test_what_fits_is_offered_first(project: Project) -> None:
    project.recommendations.keep(Recommendation(about=("care",), words=own_words("Listen"), source=own_words("")))
    offered = project.recommendations.fitting(item="c1")
    assert offered[0].words.get("id") == "Listen"
    assert len(offered) == len(library()) + 1


def test_an_office_writes_its_own_rewrites_one_hides_one_and_takes_all_back(project: Project) -> None:
    first, second = library()[:2]
    book = project.recommendations
    own = book.keep(Recommendation(about=("speed",), words=own_words("Open at 7"), source=own_words("Rapat 3 Mei")))
    book.keep(replace(first, words=own_words("Latih setiap Jumat")))
    book.keep(replace(second, words=own_words(second.words.get("id")), is_hidden=True))

    shown = {one.id: one.words.get("id") for one in book.list()}
    assert shown[own.id] == "Open at 7"
    assert shown[first.id] == "Latih setiap Jumat"
    assert second.id not in shown
    assert second.id in {one.id for one in book.list(hidden=True)}

    for one in book.list(hidden=True):
        book.remove(one)
    assert book.list() == library()
    assert_whole(project)


def test_a_recommendation_says_something_about_what_is_known(project: Project) -> None:
    for one, words in (
        (Recommendation(words=own_words(" "), source=own_words("")), "Say what"),
        (Recommendation(about=("ninth",), words=own_words("Do"), source=own_words("")), "“ninth”"),
    ):
        with use_language("en"), pytest.raises(DataError, match=words):
            project.recommendations.keep(one)


# Risks


def test_the_guideline_has_sixteen_categories_and_says_that_it_was_not_checked() -> None:
    assert len(guideline().categories) == 16
    assert "not checked against" in guideline().caution.get("en")


def test_the_matrix_holds_each_size_once_and_a_risk_grows_with_either_side() -> None:
    matrix = guideline().matrix
    assert sorted(size for row in matrix for size in row) == list(range(1, 26))
    for row in matrix:
        assert list(row) == sorted(row)
    for column in zip(*matrix, strict=True):
        assert list(column) == sorted(column)


@pytest.mark.parametrize(
    ("likelihood", "impact", "size", "level"),
    [(1, 1, 1, "very_low"), (3, 2, 10, "low"), (2, 3, 11, "medium"), (1, 5, 20, "high"), (5, 5, 25, "very_high")],
)
def test_a_level_follows_from_likelihood_and_impact(likelihood: int, impact: int, size: int, level: str) -> None:
    risk = Risk(what="A fault", category="application", likelihood=likelihood, impact=impact)
    assert (risk.size, risk.level) == (size, level)


def test_every_pair_has_a_level_that_has_a_word() -> None:
    assert {guideline().level(a, b) for a in STEPS for b in STEPS} == set(RISK_LEVELS)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"what": " "}, "may happen"),
        ({"category": "weather"}, "no category"),
        ({"impact": 6}, "from 1 to 5"),
        ({"status": "gone"}, "no status"),
    ],
)
def test_a_risk_that_cannot_be_is_refused(project: Project, changed: dict[str, object], words: str) -> None:
    good = Risk(what="A fault", category="application", likelihood=2, impact=2)
    with use_language("en"), pytest.raises(DataError, match=words):
        project.risks.keep(replace(good, **changed))  # type: ignore[arg-type]
    assert project.risks.list() == ()


# Goals and the timeline


def test_a_goal_can_be_set_for_what_the_questionnaire_gives() -> None:
    assert indicators(load_instrument("skm-9"))[:2] == ("ikm", "element/persyaratan")
    assert indicators(load_instrument("servqual-22"))[:3] == ("gap", "gap/tangibles", "gap/reliability")
    assert "score/policy" in indicators(load_instrument("cohen-smart-governance"))


def test_a_goal_of_the_same_day_is_changed_and_another_day_is_another_goal(project: Project) -> None:
    project.goals.keep(Goal(indicator="gap", due_on="2027-06-30", value=-0.5))
    project.goals.keep(Goal(indicator="gap", due_on="2026-12-31", value=-0.8))
    project.goals.keep(Goal(indicator="gap", due_on="2027-06-30", value=-0.4))
    assert [(goal.due_on, goal.value) for goal in project.goals.list()] == [("2026-12-31", -0.8), ("2027-06-30", -0.4)]

    project.goals.remove(project.goals.list()[0])

    assert [goal.due_on for goal in project.goals.list()] == ["2027-06-30"]
    with use_language("en"), pytest.raises(DataError, match=r"no indicator.*gap, gap/speed"):
        project.goals.keep(Goal(indicator="ikm", due_on="2027-06-30", value=80))
    assert_whole(project)


def test_events_and_stages_stand_in_time_and_stages_may_overlap(project: Project) -> None:
    for title, starts, ends in (
        ("Implementation", "2018-01-01", "2021-12-31"),
        ("Award", "2017-11-01", None),
        ("Planning", "2017-01-01", "2018-12-31"),
    ):
        project.timeline.keep(Happening(title=title, starts_on=starts, ends_on=ends))
    assert [one.title for one in project.timeline.in_time()] == ["Planning", "Award", "Implementation"]
    for wrong, words in (
        (Happening(title="", starts_on="2018-01-01"), "name"),
        (Happening(title="A", starts_on="2018-01-02", ends_on="2018-01-01"), "ends before"),
        (Happening(title="A", starts_on="soon"), "no date"),
    ):
        with use_language("en"), pytest.raises(DataError, match=words):
            project.timeline.keep(wrong)
