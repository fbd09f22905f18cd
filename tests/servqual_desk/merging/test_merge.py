"""What comes from one laptop to another, of every kind, once and in any order."""

from collections.abc import Iterator
from functools import partial
from itertools import permutations
from pathlib import Path

import pytest

from instruments.model import Instrument
from instruments.progress import CancelledError, Progress
from servqual_desk.fieldwork.field_plan import Catalogue, Quota, Service, Unit, Wave
from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.merging.merge_counts import FileCounts
from servqual_desk.project import Project
from servqual_desk.responses.comment_coding import Code
from servqual_desk.store.saved_analyses import SavedAnalysis
from servqual_desk.verification.content_digest import content_digest
from tests.servqual_desk.held_interviews import answer_all, finished
from tests.servqual_desk.merging.laptops import assert_whole, content, copied_laptop, new_laptop


@pytest.fixture
def north(tmp_path: Path, little: Instrument) -> Iterator[Project]:
    with new_laptop(tmp_path, "north", little) as project:
        yield project


@pytest.fixture
def south(tmp_path: Path, little: Instrument) -> Iterator[Project]:
    with new_laptop(tmp_path, "south", little) as project:
        yield project


@pytest.fixture
def west(tmp_path: Path, little: Instrument) -> Iterator[Project]:
    with new_laptop(tmp_path, "west", little) as project:
        yield project


def counts(project: Project, other: Project) -> FileCounts:
    return project.merge([other.path]).files[0]


def test_counts_of_everything_that_a_laptop_brings(north: Project, south: Project) -> None:
    finished(north)
    finished(south)
    finished(south)
    south.responses.void(finished(south), reason="a test")
    south.responses.erase(str(south.responses.get(finished(south)).withdrawal_code))
    south.start_interview().answer("counter")
    south.start_interview().refuse()
    told = counts(north, south)
    assert told == FileCounts(path=str(south.path), new=5, drafts=1, voided=1, erased=1, refusals=1)
    assert north.count() == 3
    assert [draft.answered for draft in north.drafts()] == [1]
    assert north.field_progress.counts().refused == 1
    assert_whole(north)


def test_a_second_time_adds_nothing(north: Project, south: Project) -> None:
    finished(south)
    south.start_interview().refuse()
    north.merge([south.path])
    before, events = content(north), len(north.events())
    again = counts(north, south)
    assert again == FileCounts(path=str(south.path), identical=1)
    assert (content(north), len(north.events())) == (before, events)


def test_a_dry_run_tells_the_same_and_writes_nothing(north: Project, south: Project) -> None:
    finished(north)
    finished(south)
    before = north.path.read_bytes(), content(north), sorted(north.path.parent.iterdir())
    dry = north.merge([south.path], dry_run=True)
    assert (north.path.read_bytes(), content(north), sorted(north.path.parent.iterdir())) == before
    real = north.merge([south.path])
    assert (dry.written, real.written) == (False, True)
    assert dry.to_json() | {"written": True} == real.to_json()


def test_a_backup_is_made_before(north: Project, south: Project) -> None:
    mine = finished(north)
    finished(south)
    made = north.merge([south.path]).backup
    assert made is not None
    with Project.open(made) as backup:
        assert backup.uuids() == {mine}


def test_the_other_file_is_only_read(north: Project, south: Project) -> None:
    finished(south)
    beside = {path: path.read_bytes() for path in south.path.parent.glob("south*")}
    north.merge([south.path])
    assert {path: path.read_bytes() for path in south.path.parent.glob("south*")} == beside


def test_what_still_stands_in_the_write_ahead_log_comes_too(north: Project, south: Project) -> None:
    uuid = finished(south)
    south.start_interview().answer("online")
    assert south.path.with_name("south.sqd-wal").stat().st_size
    north.merge([south.path])
    assert uuid in north.uuids()
    assert len(north.drafts()) == 1


def test_a_draft_that_is_finished_on_its_laptop_becomes_a_response(north: Project, south: Project) -> None:
    interview = south.start_interview()
    interview.answer("counter")
    north.merge([south.path])
    uuid = answer_all(interview).finish()
    assert counts(north, south).changed == 1
    assert north.responses.get(uuid).status == "finished"
    assert north.responses.answers(uuid) == south.responses.answers(uuid)
    assert_whole(north)


def test_a_later_answer_to_a_draft_does_not_reach_what_another_laptop_finished(north: Project) -> None:
    draft = north.start_interview()
    draft.answer("counter")
    draft.leave()
    with copied_laptop(north, "copy") as copy:
        answer_all(copy.resume(draft.uuid)).finish()
        late = north.resume(draft.uuid)
        late.answer(99)
        late.leave()
        north.merge([copy.path])
        assert north.responses.answers(draft.uuid)["visits"] == 3
        assert_whole(north)
        copy.merge([north.path])
        assert content(copy) == content(north)
        assert_whole(copy)


def test_corrections_come_with_their_reasons(north: Project) -> None:
    uuid = finished(north)
    with copied_laptop(north, "copy") as copy:
        copy.responses.correct(uuid, "visits", 8, reason="read the form again", who="sari")
        north.merge([copy.path])
    assert north.responses.answers(uuid)["visits"] == 8
    line = next(event for event in north.responses.history(uuid) if event.kind == "corrected")
    assert (line.old, line.new, line.who, line.reason) == (3, 8, "sari", "read the form again")
    assert_whole(north)


def test_an_old_copy_changes_nothing(north: Project) -> None:
    uuid = finished(north)
    with copied_laptop(north, "old") as old:
        north.responses.correct(uuid, "visits", 8, reason="read the form again")
        north.responses.void(uuid, reason="a test")
        before = content(north)
        assert counts(north, old).identical == 1
        assert content(north) == before
        assert_whole(north)


def test_a_voiding_that_was_taken_back_is_not_brought_back_by_an_old_copy(north: Project) -> None:
    uuid = finished(north)
    north.responses.void(uuid, reason="a mistake")
    with copied_laptop(north, "old") as old:
        north.responses.restore(uuid, reason="it was none")
        north.merge([old.path])
        assert north.responses.get(uuid).status == "finished"
        old.merge([north.path])
        assert old.responses.get(uuid).status == "finished"
        assert_whole(north, old)


def test_a_draft_that_was_taken_up_again_is_not_abandoned_by_an_old_copy(north: Project) -> None:
    draft = north.start_interview()
    draft.answer("counter")
    draft.leave()
    north.responses.abandon(draft.uuid, reason="the citizen left")
    with copied_laptop(north, "old") as old:
        north.responses.restore(draft.uuid, reason="came back")
        north.merge([old.path])
        old.merge([north.path])
        assert north.responses.get(draft.uuid).status == old.responses.get(draft.uuid).status == "draft"
        assert_whole(north, old)


def test_a_voiding_stands_against_a_restoring_that_did_not_know_of_it(north: Project) -> None:
    uuid = finished(north)
    with copied_laptop(north, "copy") as copy:
        copy.responses.void(uuid, reason="entered twice")
        north.responses.void(uuid, reason="a mistake")
        north.responses.restore(uuid, reason="it was none")
        north.merge([copy.path])
        assert north.responses.get(uuid).status == "voided"
        assert_whole(north)


def test_a_draft_erased_here_and_finished_there_leaves_the_same_everywhere(north: Project) -> None:
    draft = north.start_interview()
    draft.answer("counter")
    draft.leave()
    with copied_laptop(north, "copy") as copy:
        north.responses.erase(str(draft.withdrawal_code))
        answer_all(copy.resume(draft.uuid)).finish()
        north.merge([copy.path])
        copy.merge([north.path])
        assert north.responses.get(draft.uuid).status == copy.responses.get(draft.uuid).status == "erased"
        assert content(north) == content(copy)
        assert_whole(north, copy)


def plan(project: Project, suffix: str) -> None:
    project.people.save(Enumerator(code=f"ani{suffix}", name="Ani"), pin="1234")
    project.fieldwork.save_catalogue(
        Catalogue(
            units=(Unit(code=f"unit{suffix}", name="Kantor"),),
            services=(Service(code=f"ktp{suffix}", name="KTP", unit=f"unit{suffix}", target=30),),
        )
    )
    project.fieldwork.save_wave(Wave(code=f"2026{suffix}", title="Tahun 2026"))
    project.fieldwork.set_quotas([Quota(variable="channel", value="counter", target=20)])
    project.comments.save_code(Code(code=f"queue{suffix}", title="Antrean"))
    project.comments.save_code(Code(code=f"seats{suffix}", title="Kursi", parent=f"queue{suffix}"))
    project.saved_analyses.keep(SavedAnalysis(method="groups", options={"by": f"channel{suffix}"}))


def live(project: Project, suffix: str) -> None:
    """Something of everything."""
    plan(project, suffix)
    interview = project.start_interview(
        enumerator=f"ani{suffix}", unit=f"unit{suffix}", service=f"ktp{suffix}", wave=f"2026{suffix}"
    )
    first = answer_all(interview).finish()
    project.quality_flags.check(first)
    project.comments.give(first, "remark", f"Coder {suffix}", [f"queue{suffix}", f"seats{suffix}"])
    paper = answer_all(project.start_interview(mode="paper", serial=f"{suffix}-1")).finish()
    entry = project.second_entry(paper, language="id", who="budi")
    entry.answer("visits", 4)
    entry.finish()
    entry.settle("visits", second=True)
    draft = project.start_interview()
    draft.answer("counter")
    draft.go_to("remark")
    draft.keep_typed("remark", {"remark": "Setengah kalim"})
    draft.leave()
    project.start_interview().refuse()
    project.responses.void(finished(project), reason="a test")
    project.responses.erase(str(project.responses.get(finished(project)).withdrawal_code))


def test_everything_comes_and_the_log_proves_it(north: Project, south: Project) -> None:
    live(south, "s")
    north.merge([south.path])
    south.merge([north.path])
    assert content(north) == content(south)
    assert len(north.uuids()) == 6
    assert_whole(north, south)


def test_any_order_gives_the_same(north: Project, south: Project, west: Project) -> None:
    for project, suffix in ((north, "n"), (south, "s"), (west, "w")):
        live(project, suffix)
    found = []
    for number, order in enumerate(permutations((north, south, west))):
        with copied_laptop(order[0], f"merged{number}") as merged:
            merged.merge([order[1].path])
            merged.merge([order[2].path])
            assert_whole(merged)
            found.append((content(merged), content_digest(merged.database)))
    assert all(one == found[0] for one in found)


def test_many_files_at_once_are_the_same_as_one_after_the_other(north: Project, south: Project, west: Project) -> None:
    for project, suffix in ((north, "n"), (south, "s"), (west, "w")):
        live(project, suffix)
    with copied_laptop(north, "once") as once:
        once.merge([west.path, south.path])
        north.merge([south.path])
        north.merge([west.path])
        assert content(once) == content(north)
        assert_whole(once, north)


@pytest.mark.parametrize("step", range(6))
def test_a_merge_that_is_cancelled_writes_nothing(north: Project, south: Project, step: int) -> None:
    finished(south)
    before = content(north), north.events()
    asked = iter(range(1000))
    with pytest.raises(CancelledError):
        north.merge([south.path], progress=Progress(is_cancelled=partial(_is_at_least, asked, step)))
    assert (content(north), north.events()) == before


def _is_at_least(counter: Iterator[int], step: int) -> bool:
    return next(counter) >= step
