import time
from collections.abc import Mapping

import pytest

from instruments.load import load_instrument
from instruments.model import Instrument
from servqual_desk.importing.import_check import Record
from servqual_desk.interviewing.interview import Interview
from servqual_desk.interviewing.quality_rules import words_to_read
from servqual_desk.interviewing.shown_question import Answer
from servqual_desk.project import Project
from servqual_desk.responses.quality_flags import Flag, answer_flags
from tests.servqual_desk.held_interviews import FULL, answer_all, finished

SERVQUAL = load_instrument("servqual-22")
SKM = load_instrument("skm-9")
ITEMS = [item.id for item in SERVQUAL.items]
ALL_KNOWN: dict[str, Answer] = FULL | {"c1_p": 4}


def answers(expectation: list[int], perception: list[int]) -> dict[str, int]:
    return dict(zip([f"{item}_e" for item in ITEMS], expectation, strict=True)) | dict(
        zip([f"{item}_p" for item in ITEMS], perception, strict=True)
    )


def varied(shift: int) -> list[int]:
    return [2 + (number + shift) % 5 for number in range(len(ITEMS))]


def shown(instrument: Instrument, given: Mapping[str, int | str]) -> dict[str, float]:
    return {flag.code: flag.value for flag in answer_flags(instrument, given)}


def test_varied_answers_give_no_sign() -> None:
    assert shown(SERVQUAL, answers(varied(0), varied(1))) == {}


def test_one_block_of_two_in_a_straight_line() -> None:
    assert shown(SERVQUAL, answers(varied(0), [6] * len(ITEMS))) == {"straight_line": 0.5}


def test_who_knows_nothing_draws_no_line_but_leaves_all_unanswered() -> None:
    unknown = dict.fromkeys([f"{item}_p" for item in ITEMS], "dk")
    assert shown(SERVQUAL, answers(varied(0), varied(1)) | unknown) == {"unanswered": 0.5}


def test_perception_identical_to_expectation() -> None:
    assert shown(SERVQUAL, answers(varied(0), varied(0))) == {"identical": 1.0}


def test_every_answer_at_an_end_of_its_scale() -> None:
    ends = [1 if number % 2 else 7 for number in range(len(ITEMS))]

    assert shown(SERVQUAL, answers(ends, ends[::-1])) == {"extreme": 1.0}
    assert "extreme" not in shown(SKM, {item.id: 4 if place % 2 else 1 for place, item in enumerate(SKM.items)})


def test_more_than_a_fifth_unanswered() -> None:
    half = {column: value for column, value in answers(varied(0), varied(1)).items() if column.endswith("_e")}

    assert shown(SERVQUAL, half) == {"unanswered": 0.5}


def take(project: Project, seconds: float, *, mode: str = "interviewer") -> str:
    """A finished interview that took so long; the log says the same of its answers, which are all alike in length."""
    interview: Interview = project.start_interview(mode=mode)
    uuid = answer_all(interview, ALL_KNOWN).finish()
    project.database.conn.execute("UPDATE response SET seconds = ? WHERE uuid = ?", (seconds, uuid))
    project.database.conn.commit()
    return uuid


def is_too_fast(project: Project, uuid: str) -> bool:
    return "too_fast" in {flag.code for flag in project.quality_flags.check(uuid)}


def words(project: Project) -> int:
    """What is read in an interview at the counter: all but the question that is only asked of those who came online."""
    read = words_to_read(project.instrument)
    return sum(count for column, count in read.items() if column != "apps")


def test_on_the_first_day_too_fast_is_faster_than_anybody_reads(project: Project) -> None:
    # 300 words a minute: five a second.
    assert is_too_fast(project, take(project, words(project) / 5 - 0.1))
    assert not is_too_fast(project, take(project, words(project) / 5 + 0.1))


def test_words_are_those_of_the_questions_with_the_battery_s_once(project: Project) -> None:
    assert words_to_read(project.instrument) | {} == {
        "channel": 2,
        "apps": 2,
        "visits": 3,
        "waited": 3,
        "came_on": 2,
        "s1_e": 4,
        "c1_e": 2,
        "s1_p": 4,
        "c1_p": 2,
        "w_speed": 3,
        "overall": 2,
        "remark": 2,
    }


def test_from_ten_interviews_on_too_fast_is_below_a_third_of_their_median(project: Project) -> None:
    for _number in range(10):
        take(project, 600)
    assert is_too_fast(project, take(project, 199))
    assert not is_too_fast(project, take(project, 201))


def test_the_time_of_typing_paper_forms_says_nothing_of_an_interview(project: Project) -> None:
    for _number in range(10):
        take(project, 600)
    slow = take(project, 150)
    for _number in range(30):
        assert not is_too_fast(project, take(project, 1, mode="paper"))
    assert is_too_fast(project, slow)


def test_nine_interviews_and_any_number_of_forms_are_no_median_yet(project: Project) -> None:
    for _number in range(8):
        take(project, 600)
    for _number in range(5):
        take(project, 600, mode="paper")
    assert not is_too_fast(project, take(project, 150))


def test_flags_are_stored_with_the_response_and_a_changed_wall_clock_does_no_harm(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("servqual_desk.interviewing.stored_draft.now", lambda: "1970-01-01T00:00:00.000+00:00")
    interview = project.start_interview()
    interview.answer("counter")
    time.sleep(0.02)
    interview.answer(3)
    interview.finish()

    flags = project.quality_flags.check(interview.uuid)

    assert [flag.code for flag in flags] == ["unanswered", "too_fast"]
    assert project.quality_flags.of(interview.uuid) == tuple(sorted(flags, key=code_of))
    assert 0.02 <= project.frame()["sqd_seconds"][0] < 10
    times = project.database.execute("SELECT elapsed_ms FROM event WHERE variable = 'visits'").fetchall()
    assert 20 <= times[0][0] < 5_000


def code_of(flag: Flag) -> str:
    return flag.code


def test_a_check_again_replaces_the_flags(project: Project) -> None:
    uuid = finished(project, c1_p=4)
    project.database.conn.execute("UPDATE response SET seconds = 1")
    assert [flag.code for flag in project.quality_flags.check(uuid)] == ["too_fast"]
    project.database.conn.execute("UPDATE response SET seconds = 600")

    assert project.quality_flags.check(uuid) == project.quality_flags.check(uuid) == ()
    assert project.quality_flags.of(uuid) == ()


def test_points_are_one_answer_that_took_its_time_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(0, 10_000, 2))
    monkeypatch.setattr("servqual_desk.interviewing.interview.time.monotonic", lambda: next(clock))
    asked = answer_all(project.start_interview(), ALL_KNOWN).finish()
    seconds = project.frame({"sqd_uuid": asked})["sqd_seconds"][0]
    assert seconds == 2 * len(ALL_KNOWN)  # the clock moves by two whenever it is looked at


def test_an_enumerator_out_of_line_lies_far_from_the_others(project: Project) -> None:
    def responses(who: str, answers: list[int]) -> list[Record]:
        return [Record(values={"s1_p": answer, "c1_p": answer}, meta={"sqd_enumerator": who}) for answer in answers]

    project.add_responses(
        responses("ani", [5] * 10) + responses("budi", [1, 3] * 5) + responses("cici", [5]), source="import"
    )

    ani, _budi = project.quality_flags.enumerators_out_of_line()

    # The others of ani: ten from 1 and 3, one 5: mean 25/11, standard deviation by hand 1.348400.
    assert (ani.enumerator, ani.n, ani.mean) == ("ani", 10, 5.0)
    assert ani.distance == pytest.approx((5 - 25 / 11) / 1.3483997, rel=1e-6)
    assert ani.is_apart
