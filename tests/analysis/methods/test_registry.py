"""The registry: light to name, options that survive JSON, reasons instead of tracebacks."""

import json
import subprocess
import sys
from dataclasses import dataclass, replace
from typing import Any

import pytest

from analysis.methods import METHODS, Method, Options, controls, options_from_dict
from analysis.methods.factors.spec import FactorsOptions
from analysis.methods.fields import (
    Choice,
    Flag,
    Level,
    Lines,
    Pick,
    Real,
    SurveyFile,
    Whole,
    choice,
    flag,
    picks,
    whole,
)
from analysis.methods.groups.spec import GroupsOptions
from analysis.methods.pickers import candidates, parts
from analysis.table import Note
from instruments.load import bundled, load_instrument
from instruments.progress import CancelledError, Progress
from tests.analysis.methods.survey import codes, frame, instrument, plain_outcome, small

EVERY_METHOD = pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example(Options):
    """Options of a method that does not exist."""

    colour: str = choice("red", "green", default="red")
    deep: bool = flag(False)
    draws: int = whole(100, least=10, most=500)
    measures: tuple[str, ...] = picks("measure")


def test_naming_the_methods_imports_nothing_heavy() -> None:
    code = (
        "import sys; from analysis.methods import METHODS, controls; [controls(m.options) for m in METHODS.values()]; "
        "print(sorted({'numpy', 'pandas', 'scipy', 'statsmodels', 'matplotlib'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_analysis_of_a_survey_waits_for_no_method_of_the_lab_and_no_words() -> None:
    code = (
        "import sys, ui.jobs.analyse_project, analysis.survey; heavy = {'scipy.stats', 'statsmodels', 'exports.words'}; "
        "print(heavy & set(sys.modules), 'analysis.methods.cfa.spec' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set() False\n"


@EVERY_METHOD
def test_every_option_has_a_control_that_fits_its_default(method: Method) -> None:
    described = controls(method.options)
    assert described
    for field in described:
        assert isinstance(field.control, Choice | Flag | Whole | Real | Pick | Level | Lines | SurveyFile)
        assert field.control.fits(field.default), field.name


@EVERY_METHOD
def test_options_survive_json(method: Method) -> None:
    saved = json.loads(json.dumps(method.options().to_dict()))
    assert options_from_dict(method.options, saved) == (method.options(), ())


def test_chosen_options_survive_json() -> None:
    chosen = GroupsOptions(by="sex", measures=("perception", "gap"), smallest=10)
    assert options_from_dict(GroupsOptions, json.loads(json.dumps(chosen.to_dict()))) == (chosen, ())


@pytest.mark.parametrize(
    ("saved", "code", "where"),
    [
        ({"colour": "blue"}, "option_reset", "colour"),
        ({"draws": 5}, "option_reset", "draws"),
        ({"draws": True}, "option_reset", "draws"),
        ({"deep": 1}, "option_reset", "deep"),
        ({"measures": "perception"}, "option_reset", "measures"),
        ({"sound": 3}, "option_unknown", "sound"),
    ],
)
def test_a_value_that_cannot_be_kept_is_said(saved: dict[str, Any], code: str, where: str) -> None:
    options, notes = options_from_dict(Example, saved)
    assert options == Example()
    assert [(note.code, note.where) for note in notes] == [(code, where)]


def test_an_option_that_an_older_project_lacks_takes_its_default_silently() -> None:
    assert options_from_dict(Example, {"draws": 50}) == (replace(Example(), draws=50), ())


def test_picks_stand_for_parts_of_the_instrument() -> None:
    own = instrument()
    assert candidates("measure", own) == ("expectation", "perception", "gap")
    assert parts(GroupsOptions(), "measures", own) == ("expectation", "perception", "gap")  # empty: all
    assert parts(GroupsOptions(measures=("gap", "importance")), "measures", own) == (
        "gap",
    )  # what it lacks is left out
    assert parts(FactorsOptions(), "measure", own) == ("perception",)  # empty: what is found at the counter
    assert candidates("grouping", own)[:2] == ("sex", "education")
    assert "sqd_unit" in candidates("grouping", own)
    assert candidates("outcome", own) == ("overall",)


@EVERY_METHOD
@pytest.mark.parametrize("questionnaire", bundled())
def test_every_bundled_questionnaire_gets_a_method_or_a_reason(method: Method, questionnaire: str) -> None:
    reason = method.why_not(load_instrument(questionnaire))
    assert reason is None or reason.startswith("needs_")


@pytest.mark.parametrize("method", [one for one in METHODS.values() if one.needs_responses], ids=lambda one: one.id)
def test_no_responses_give_a_reason(method: Method) -> None:
    asked = load_instrument("kota-cerdas") if method.why_not(instrument()) else instrument()
    outcome = method.run(frame().head(0), asked)
    assert outcome.notes == (Note(code="no_responses", where=method.id),)


@EVERY_METHOD
def test_what_the_instrument_cannot_give_is_a_reason_not_an_error(method: Method) -> None:
    poor = small(tangibles=("t1",))
    outcome = method.run(frame(), poor)
    reason = method.why_not(poor)
    assert reason is None or codes(outcome) == {reason}


@EVERY_METHOD
def test_an_outcome_is_json(method: Method) -> None:
    outcome = plain_outcome(method.id)
    text = json.dumps(outcome.to_dict(), allow_nan=False)
    assert [table["id"] for table in json.loads(text)["tables"]] == [table.id for table in outcome.tables]


@EVERY_METHOD
def test_a_method_can_be_cancelled_where_it_says_how_far_it_is(method: Method) -> None:
    said: list[float] = []

    def is_cancelled() -> bool:
        return bool(said)

    def show(_doing: str, done: float | None) -> None:
        said.append(done or 0)

    try:
        method.run(frame(), instrument(), progress=Progress(show, is_cancelled))
    except CancelledError:
        assert 0 <= said[0] <= 1
