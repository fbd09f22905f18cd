"""The counter's flags and the lab's marks of the same responses are the same: one rule each, called in two places."""

import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.methods.quality.sheet_measures import measure_sheets
from analysis.methods.quality.spec import QualityOptions
from instruments.columns import variables
from instruments.load import instrument_from_toml, load_instrument
from servqual_desk.importing.import_check import Record
from servqual_desk.project import Project
from tests.little_survey import TOML

# Six items in each battery, with two non-answers; and a bundled one with a scale of four steps and no expectations.
ITEMS = "".join(
    f'\n[[items]]\nid = "q{number}"\ndimension = "empathy"\ntext = {{ id = "Nomor {number}.", en = "Number {number}." }}\n'
    for number in range(6)
)
PAIRED = instrument_from_toml(TOML.replace("[weights]", f"{ITEMS}\n[weights]"), name="paired.toml")
SKM = load_instrument("skm-9")


def sheets(instrument: Any) -> st.SearchStrategy[dict[str, Any]]:
    """One response: careless ones are common, or no rule would ever be met."""
    asked = [variable for variable in variables(instrument) if variable.item]
    some: dict[str, st.SearchStrategy[Any]] = {
        variable.name: st.sampled_from([*variable.scale.values, *variable.scale.missing, None])
        for variable in asked
        if variable.scale
    }
    ends = {v.name: st.sampled_from([v.scale.min, v.scale.max]) for v in asked if v.scale}
    alike = st.sampled_from([1, 2, 4, None]).map(lambda answer: dict.fromkeys(some, answer))
    unknown = st.sampled_from(sorted({id_ for v in asked if v.scale for id_ in v.scale.missing} or {None}))
    partly = st.tuples(st.fixed_dictionaries(some), alike).map(
        lambda two: {**two[0], **{name: two[1][name] for name in list(some)[: len(some) // 2]}}
    )
    nothing = unknown.map(lambda answer: dict.fromkeys(some, answer))
    return st.one_of(st.fixed_dictionaries(some), st.fixed_dictionaries(ends), alike, partly, nothing)


def responses(instrument: Any) -> st.SearchStrategy[list[tuple[Any, ...]]]:
    one = st.tuples(
        sheets(instrument),
        st.sampled_from(["interviewer", "kiosk", "paper", "import"]),
        st.one_of(st.none(), st.floats(0, 30), st.floats(100, 900)),
        st.integers(0, 60),
        st.sampled_from([None, "Bagus sekali."]),
    )
    return st.lists(one, min_size=1, max_size=3) | st.lists(one, min_size=12, max_size=36)


@cache
def empty_file(digest: str) -> bytes:
    """A project of the questionnaire to which nobody has answered yet: who made it when makes no sign."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "desk.sqd")
        with Project.create(path, instrument={one.digest: one for one in (PAIRED, SKM)}[digest]):
            pass
        return path.read_bytes()


def both_agree(instrument: Any, made: list[tuple[Any, ...]], comment: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "desk.sqd")
        path.write_bytes(empty_file(instrument.digest))
        with Project.open(path) as project:
            records = []
            for answers, mode, seconds, lasted, remark in made:
                meta = {"sqd_mode": mode} | ({} if seconds is None else {"sqd_seconds": repr(seconds)})
                meta |= {"sqd_started_at": "2026-11-20T01:00:00.000+00:00"}
                meta |= {"sqd_finished_at": f"2026-11-20T01:{lasted // 60:02d}:{lasted % 60:02d}.000+00:00"}
                records.append(Record(values=answers | {comment: remark}, meta=meta))
            project.add_responses(records, source="import")
            frame = project.frame()
            counter = [{flag.code for flag in project.quality_flags.check(uuid)} for uuid in frame["sqd_uuid"]]
        signs = measure_sheets(frame, instrument, QualityOptions())
    lab = [{sign for sign, marks in signs.marked.items() if marks[place]} for place in range(len(frame))]
    assert counter == lab
    # What is marked was measured, and the value is the flag's.
    assert all(not np.isnan(signs.values[sign][place]) for place, shown in enumerate(lab) for sign in shown)


@settings(max_examples=18)
@given(responses(PAIRED))
def test_both_agree_on_pairs_with_non_answers(made: list[tuple[Any, ...]]) -> None:
    both_agree(PAIRED, made, "comment")


@settings(max_examples=12)
@given(responses(SKM))
def test_both_agree_without_expectations(made: list[tuple[Any, ...]]) -> None:
    both_agree(SKM, made, next(question.id for question in SKM.questions if question.kind == "text"))


def test_every_sign_is_met_by_both() -> None:
    """The made-up sheets would agree on nothing at all too; these show each sign."""
    items = [variable.name for variable in variables(PAIRED) if variable.item]
    line = dict.fromkeys(items, 7)
    both_agree(PAIRED, [(line, "interviewer", 1.0, 0, None), (dict.fromkeys(items), "kiosk", 1.0, 0, None)], "comment")
    with tempfile.TemporaryDirectory() as folder, Project.create(Path(folder, "d.sqd"), instrument=PAIRED) as project:
        project.add_responses([Record(values=line, meta={"sqd_seconds": "1"})], source="import")
        flags = project.quality_flags.check(project.frame()["sqd_uuid"][0])
    assert {flag.code for flag in flags} == {"straight_line", "identical", "extreme", "too_fast"}
