"""The overview: who answered, what was found and how sure it is, held to the analysis of the same responses."""

from pathlib import Path

import pytest

from analysis import Options, analyse
from exports.words.change_since_last_wave import change_sentence
from exports.words.index_sentences import class_chances, index_sentence
from instruments.columns import variables
from instruments.i18n import use_language
from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.follow_up.goals import Goal
from servqual_desk.importing.raw_table import Record
from servqual_desk.project import Project
from tests.ui.driving import Person
from tests.ui.results.conftest import open_results, page_of
from tests.ui.results.waves import three_waves
from ui.results.overview import Overview
from ui.widgets.bar_list import BarList
from ui.widgets.spoken_words import Label


def paragraph(person: Person) -> str:
    """What the head would read aloud."""
    overview = page_of(person).content.findChild(Overview)
    return next(one.text() for one in overview.findChildren(Label) if one.property("role") == "lead")


def test_the_first_paragraph_says_who_answered_what_was_found_and_what_changed(head: Person, waves: Path) -> None:
    with Project.open(waves) as project, use_language("en"):
        latest = analyse(project.frame(), project.instrument, Options(wave="w3"))
        expected = [index_sentence(latest.skm), change_sentence(latest)]
    said = paragraph(head)
    assert said.startswith("60 citizens answered (period not stated; 2 units).")
    assert all(sentence and sentence in said for sentence in expected)
    assert "the satisfaction index (IKM) went up by" in said
    assert len(said.split()) <= 75  # half a minute at 150 words a minute


def test_the_index_stands_with_the_chance_of_each_class(head: Person) -> None:
    skm = page_of(head).findings.analysis.skm
    assert head.reads(class_chances(skm))
    assert head.reads("95% confidence interval")


def test_what_is_kept_says_how_sure_it_is(head: Person) -> None:
    texts = head.texts()
    place = next(at for at, text in enumerate(texts) if text.startswith("1. Time to completion"))
    assert texts[place + 1] == "sure"


def test_everything_but_the_cautions_stands_above_the_fold(head: Person) -> None:
    bars = page_of(head).content.findChild(BarList)
    assert bars.mapTo(head.window, bars.rect().bottomLeft()).y() < head.window.height()


@pytest.mark.parametrize("n", [6, 12, 40])
def test_a_few_responses_are_told_as_few(person: Person, tmp_path: Path, n: int) -> None:
    path = tmp_path / "few.sqd"
    with Project.create(path, instrument="servqual-22", title="Loket") as project:
        project.add_responses(simulate(project.instrument, n), source=SOURCE)
    open_results(person, path)
    assert person.reads(f"Too few for a judgement yet: {30 - n} more responses are needed.") == (n < 30)


def test_goals_stand_with_their_distance_and_the_day_of_the_next_wave(person: Person, tmp_path: Path) -> None:
    path = three_waves(tmp_path / "waves.sqd")
    with Project.open(path) as project:
        project.goals.keep(Goal(indicator="ikm", due_on="2027-12-31", value=95.0))
    open_results(person, path)
    index = page_of(person).findings.analysis.skm.ikm
    assert person.reads(
        f"IKM: goal 95.00 by Dec 31, 2027, now {index:.2f} (\N{MINUS SIGN}{95 - index:.2f}). Goal not reached."
    )
    assert person.reads("a year after the last one; none is planned yet.")


@pytest.mark.parametrize("instrument", ["skm-9", "servqual-22", "servperf-22"])
def test_many_who_answer_alike_are_not_called_few(person: Person, tmp_path: Path, instrument: str) -> None:
    path = tmp_path / "alike.sqd"
    with Project.create(path, instrument=instrument, title="Loket") as project:
        items = [variable.name for variable in variables(project.instrument) if variable.item is not None]
        alike = [Record(values=dict.fromkeys(items, 2), meta={}) for _person in range(40)]
        project.add_responses(alike, source="import")
    open_results(person, path)
    assert person.reads("no interval: the same for every respondent")
    assert not person.reads("too few answers")
