"""What two laptops answered differently without knowing of each other: listed, the file's own kept, settled by a person."""

from collections.abc import Iterator

import pytest

from servqual_desk.errors import DataError
from servqual_desk.merging.result import Conflict
from servqual_desk.merging.settle_conflict import Decision, open_conflicts, settle
from servqual_desk.project import Project
from tests.servqual_desk.held_interviews import FULL, answer_all, finished
from tests.servqual_desk.merging.laptops import assert_whole, content, copied_laptop


@pytest.fixture
def response(project: Project) -> str:
    return finished(project)


@pytest.fixture
def copy(project: Project, response: str) -> Iterator[Project]:
    with copied_laptop(project, "copy") as opened:
        yield opened


def corrected(project: Project, uuid: str, value: int) -> None:
    project.responses.correct(uuid, "visits", value, reason="read the form again")


def visits(project: Project, uuid: str) -> object:
    return project.responses.answers(uuid)["visits"]


def test_two_corrections_are_listed_and_the_own_one_is_kept(project: Project, copy: Project, response: str) -> None:
    corrected(project, response, 7)
    corrected(copy, response, 8)
    result = project.merge([copy.path])
    conflict = Conflict(uuid=response, column="visits", ours=7, theirs=8, file=str(copy.path))
    assert (result.conflicts, result.files[0].conflicting, result.written) == ([conflict], 1, True)
    assert visits(project, response) == 7
    other_way = copy.merge([project.path])
    assert [(one.ours, one.theirs) for one in other_way.conflicts] == [(8, 7)]
    assert visits(copy, response) == 8
    assert_whole(project, copy)


def test_the_same_correction_on_both_is_no_conflict(project: Project, copy: Project, response: str) -> None:
    corrected(project, response, 7)
    corrected(copy, response, 7)
    assert not project.merge([copy.path]).conflicts
    assert_whole(project)


def test_two_second_entries_are_listed_kept_in_the_log_and_settled(project: Project) -> None:
    """The form was entered again on two laptops; each read one number differently."""
    uuid = answer_all(project.start_interview(mode="paper", serial="0001")).finish()
    with copied_laptop(project, "copy") as copy:
        for laptop, who, read in ((project, "budi", 7), (copy, "citra", 8)):
            entry = laptop.second_entry(uuid, language="id", who=who)
            for column, value in FULL.items():
                if column not in ("visits", "apps"):
                    entry.answer(column, value)
            entry.answer("visits", read)
            entry.finish()

        result = project.merge([copy.path])

        newer = project.second_entry(uuid, language="id")
        assert [one.second for one in newer.mismatches()] == [8]
        assert [(one.column, one.ours, one.theirs) for one in result.conflicts] == [("visits", 3, 7)]
        assert open_conflicts(project) == (Conflict(uuid=uuid, column="visits", ours=3, theirs=7, serial="0001"),)
        again = project.merge([copy.path])
        assert [one.theirs for one in again.conflicts] in ([], [7])
        other_way = copy.merge([project.path])
        assert [one.theirs for one in other_way.conflicts] in ([], [7])
        assert content(project) == content(copy)
        assert_whole(project, copy)

        settle(project, [Decision(uuid=uuid, column="visits", value=7, reason="read the paper")])

        assert visits(project, uuid) == 7
        assert open_conflicts(project) == ()
        assert project.merge([copy.path]).conflicts == []
        copy.merge([project.path])
        assert (visits(copy, uuid), open_conflicts(copy)) == (7, ())
        assert_whole(project, copy)


def test_a_second_entry_that_another_laptop_went_on_with_is_no_conflict(project: Project) -> None:
    uuid = answer_all(project.start_interview(mode="paper", serial="0001")).finish()
    entry = project.second_entry(uuid, language="id", who="budi")
    entry.answer("visits", 7)
    with copied_laptop(project, "copy") as copy:
        further = copy.second_entry(uuid, language="id", who="budi")
        further.answer("visits", 8)
        further.finish()

        assert project.merge([copy.path]).conflicts == []
        assert [one.second for one in project.second_entry(uuid, language="id").mismatches() if one.second] == [8]


def test_corrections_of_different_answers_both_stand(project: Project, copy: Project, response: str) -> None:
    corrected(project, response, 7)
    copy.responses.correct(response, "overall", 1, reason="read the form again")
    assert not project.merge([copy.path]).conflicts
    answers = project.responses.answers(response)
    assert (answers["visits"], answers["overall"]) == (7, 1)
    assert_whole(project)


def test_a_correction_that_knew_of_the_other_is_no_conflict(project: Project, copy: Project, response: str) -> None:
    corrected(copy, response, 8)
    project.merge([copy.path])
    corrected(project, response, 9)
    assert not copy.merge([project.path]).conflicts
    assert visits(copy, response) == 9
    assert_whole(project, copy)


def test_points_that_differ_stay_together(project: Project, copy: Project, response: str) -> None:
    project.responses.correct(response, "w_speed", {"w_speed": 30, "w_care": 70}, reason="read again")
    copy.responses.correct(response, "w_speed", {"w_speed": 10, "w_care": 90}, reason="read again")
    result = project.merge([copy.path])
    assert {one.column for one in result.conflicts} == {"w_speed", "w_care"}
    answers = project.responses.answers(response)
    assert (answers["w_speed"], answers["w_care"]) == (30, 70)


@pytest.mark.parametrize("value", [7, 8])
def test_what_a_person_settles_stands_everywhere(project: Project, copy: Project, response: str, value: int) -> None:
    corrected(project, response, 7)
    corrected(copy, response, 8)
    project.merge([copy.path])
    assert [(one.ours, one.theirs) for one in open_conflicts(project)] == [(7, 8)]
    settle(project, [Decision(uuid=response, column="visits", value=value, reason="asked Sari")], who="head")
    assert not open_conflicts(project)
    assert not copy.merge([project.path]).conflicts
    assert not project.merge([copy.path]).conflicts
    assert visits(project, response) == visits(copy, response) == value
    line = project.responses.history(response)[-1]
    assert (line.kind, line.who, line.reason) == ("corrected", "head", "asked Sari")
    assert content(project) == content(copy)
    assert_whole(project, copy)


def test_a_decision_takes_out_what_hangs_on_the_answer_that_falls(project: Project) -> None:
    """As a correction does: what is no longer asked has no answer, in the file and in what a later merge knows."""
    uuid = finished(project, channel="online", apps=["web"])
    with copied_laptop(project, "copy") as copy:
        project.responses.correct(uuid, "channel", "counter", reason="read the form again")
        copy.responses.correct(uuid, "channel", "counter", reason="read the form again")
        copy.responses.correct(uuid, "channel", "online", reason="asked Sari")
        copy.responses.correct(uuid, "apps", ["phone"], reason="asked Sari")
        copy.merge([project.path])
        # Both stand in the log alone, also where the file's own answer is the newest line.
        assert [(one.column, one.ours, one.theirs) for one in open_conflicts(copy)] == [
            ("channel", "online", "counter"),
            ("apps", "phone", None),
        ]
        assert "phone" in str(copy.responses.answers(uuid)["apps"])

        settle(copy, [Decision(uuid=uuid, column="channel", value="counter", reason="asked Budi")], who="head")

        assert copy.responses.answers(uuid)["apps"] is None
        assert [line.kind for line in copy.responses.history(uuid)][-2:] == ["corrected", "hidden"]
        project.merge([copy.path])
        assert content(project) == content(copy)
        assert_whole(project, copy)


def test_a_decision_needs_a_reason(project: Project, response: str) -> None:
    with pytest.raises(DataError, match=r"reason|alasan"):
        settle(project, [Decision(uuid=response, column="visits", value=7, reason=" ")])


def test_of_two_others_that_differ_one_stands_in_whatever_order(project: Project, copy: Project, response: str) -> None:
    with copied_laptop(project, "third") as third, copied_laptop(project, "before") as before:
        corrected(copy, response, 8)
        corrected(third, response, 9)
        first = project.merge([copy.path]), project.merge([third.path])
        second = before.merge([third.path]), before.merge([copy.path])
        assert [len(result.conflicts) for result in (*first, *second)] == [0, 1, 0, 1]
        assert content(project) == content(before)
        assert_whole(project, before)


def test_of_many_files_at_once_the_own_answer_is_kept(project: Project, copy: Project, response: str) -> None:
    with copied_laptop(project, "third") as third:
        for value in range(10, 20):  # so that its chain is the longest
            corrected(copy, response, value)
        corrected(third, response, 9)
        corrected(project, response, 7)
        result = project.merge([copy.path, third.path])
        assert [(one.ours, one.theirs) for one in result.conflicts] == [(7, 19), (7, 9)]
        assert visits(project, response) == 7
        assert_whole(project)


def test_a_draft_that_two_laptops_finished_differently(project: Project) -> None:
    draft = project.start_interview()
    draft.answer("counter")
    draft.leave()
    with copied_laptop(project, "other") as other:
        answer_all(project.resume(draft.uuid)).finish()
        answer_all(other.resume(draft.uuid), {"visits": 9}).finish()
        result = project.merge([other.path])
        assert ("visits", 3, 9) in {(one.column, one.ours, one.theirs) for one in result.conflicts}
        assert visits(project, draft.uuid) == 3
        assert_whole(project)
