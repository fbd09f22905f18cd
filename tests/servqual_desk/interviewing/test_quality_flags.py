import time

import pytest

from instruments.load import load_instrument
from servqual_desk.importing.import_check import Record
from servqual_desk.interviewing.quality_flags import (
    Flag,
    check_response,
    enumerators_out_of_line,
    extreme,
    flags_of,
    identical,
    straight_line,
    too_fast,
    unanswered,
)
from servqual_desk.project import Project
from tests.servqual_desk.held_interviews import finished

SERVQUAL = load_instrument("servqual-22")
ITEMS = [item.id for item in SERVQUAL.items]


def answers(expectation: list[int], perception: list[int]) -> dict[str, int]:
    return dict(zip([f"{item}_e" for item in ITEMS], expectation, strict=True)) | dict(
        zip([f"{item}_p" for item in ITEMS], perception, strict=True)
    )


def varied(shift: int) -> list[int]:
    return [2 + (number + shift) % 5 for number in range(len(ITEMS))]


def test_varied_answers_give_no_sign() -> None:
    given = answers(varied(0), varied(1))

    assert [check(SERVQUAL, given) for check in (straight_line, identical, extreme, unanswered)] == [None] * 4


def test_one_block_of_two_in_a_straight_line() -> None:
    assert straight_line(SERVQUAL, answers(varied(0), [6] * len(ITEMS))) == Flag(code="straight_line", value=0.5)


def test_perception_identical_to_expectation() -> None:
    assert identical(SERVQUAL, answers(varied(0), varied(0))) == Flag(code="identical", value=1.0)


def test_every_answer_at_an_end_of_its_scale() -> None:
    ends = [1 if number % 2 else 7 for number in range(len(ITEMS))]

    assert extreme(SERVQUAL, answers(ends, ends[::-1])) == Flag(code="extreme", value=1.0)
    assert extreme(load_instrument("skm-9"), {"biaya": 4, "produk": 1, "waktu": 4}) is None


def test_more_than_a_fifth_unanswered() -> None:
    half = {column: value for column, value in answers(varied(0), varied(1)).items() if column.endswith("_e")}

    assert unanswered(SERVQUAL, half) == Flag(code="unanswered", value=0.5)


@pytest.mark.parametrize(
    ("own", "n", "flagged"), [(1.0, 10, True), (2.0, 10, False), (1.0, 9, False), (None, 10, False)]
)
def test_too_fast_is_below_a_third_of_the_projects_median(own: float | None, n: int, flagged: bool) -> None:
    assert (too_fast(own, [6.0] * n) is not None) == flagged


def test_flags_are_stored_with_the_response_and_a_changed_wall_clock_does_no_harm(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("servqual_desk.interviewing.interview.now", lambda: "1970-01-01T00:00:00.000+00:00")
    interview = project.start_interview()
    interview.answer("counter")
    time.sleep(0.02)
    interview.answer(3)
    interview.finish()

    flags = check_response(project, interview.uuid)

    assert [flag.code for flag in flags] == ["unanswered"]
    assert flags_of(project) == {interview.uuid: flags}
    times = project.database.execute("SELECT elapsed_ms FROM event WHERE variable = 'visits'").fetchall()
    assert 20 <= times[0][0] < 5_000


def test_a_check_again_replaces_the_flags(project: Project) -> None:
    uuid = finished(project, c1_p=4)

    assert check_response(project, uuid) == check_response(project, uuid) == ()
    assert flags_of(project) == {}


def test_an_enumerator_out_of_line_lies_far_from_the_others(project: Project) -> None:
    def responses(who: str, answers: list[int]) -> list[Record]:
        return [Record(values={"s1_p": answer, "c1_p": answer}, meta={"sqd_enumerator": who}) for answer in answers]

    project.add_responses(
        responses("ani", [5] * 10) + responses("budi", [1, 3] * 5) + responses("cici", [5]), source="import"
    )

    ani, _budi = enumerators_out_of_line(project)

    # The others of ani: ten from 1 and 3, one 5: mean 25/11, standard deviation by hand 1.348400.
    assert (ani.enumerator, ani.n, ani.mean) == ("ani", 10, 5.0)
    assert ani.distance == pytest.approx((5 - 25 / 11) / 1.3483997, rel=1e-6)
    assert ani.is_apart
