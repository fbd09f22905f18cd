"""The papers' stages and awards as a template: whole sentences with their source, of one city alone."""

import pytest

from instruments.i18n import use_language
from servqual_desk.errors import DataError
from servqual_desk.follow_up.city_events import city_events, library
from servqual_desk.project import Project
from servqual_desk.reported_figures.cities import CITIES
from ui.jobs.city_events import add_city_events


def test_every_event_has_a_city_both_languages_and_its_source() -> None:
    for one in library():
        assert one.city in CITIES
        assert {*one.title.words} == {*one.field.words} == {"id", "en"}
        assert all(words.endswith(")") for words in one.title.words.values())


def test_the_stages_overlap_as_their_years_do() -> None:
    with use_language("en"):
        stages = [one for one in city_events("kota-tangerang-selatan") if one.field == "stages"]
    assert [(one.starts_on[:4], one.ends_on and one.ends_on[:4]) for one in stages] == [
        ("2016", "2017"),
        ("2017", "2018"),
        ("2018", "2021"),
    ]


def test_a_second_time_adds_nothing_in_whatever_language(project: Project) -> None:
    with use_language("id"):
        added = add_city_events(project, "kota-tangerang-selatan")
    with use_language("en"):
        assert add_city_events(project, "kota-tangerang-selatan") == ()
    assert sorted(one.title for one in project.timeline.list()) == sorted(one.title for one in added)


def test_two_cities_are_not_mixed(project: Project) -> None:
    add_city_events(project, "kota-tangerang")
    with use_language("en"), pytest.raises(DataError, match="about Kota Tangerang; "):
        add_city_events(project, "kota-tangerang-selatan")
    with pytest.raises(DataError, match="Kota Tangerang Selatan"):
        city_events("kota-tangerang", places=["kota-tangerang-selatan"])
