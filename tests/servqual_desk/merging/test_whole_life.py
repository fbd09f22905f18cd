"""Three laptops over the whole life of a survey, in any order: nothing acknowledged is lost, nothing erased comes back."""

import os
import tempfile
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, precondition, rule

from instruments.load import instrument_from_toml
from servqual_desk.merging.settle_conflict import open_conflicts
from servqual_desk.project import Project
from servqual_desk.responses.comment_coding import Code
from servqual_desk.verification.content_digest import content_digest
from tests.servqual_desk.conftest import LITTLE
from tests.servqual_desk.held_interviews import FULL, answer_all
from tests.servqual_desk.merging.laptops import assert_whole, content

LAPTOPS = ("north", "south", "west")
laptops = st.sampled_from(LAPTOPS)


class Laptops(RuleBasedStateMachine):
    """What each act acknowledged is noted beside the files, and looked for when all laptops have met."""

    responses = Bundle("responses")

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory(dir=os.environ.get("PYTEST_DEBUG_TEMPROOT"))
        instrument = instrument_from_toml(LITTLE, name="little-desk")
        self.projects = {
            name: Project.create(Path(self.folder.name) / f"{name}.sqd", instrument=instrument) for name in LAPTOPS
        }
        for project in self.projects.values():
            project.comments.save_code(Code(code="queue", title="Antrean"))
        self.begun: set[str] = set()
        self.finished: set[str] = set()
        self.erased: set[str] = set()
        self.voided: dict[str, bool] = {}
        self.refused = 0
        # (uuid, column) → the only laptop that may correct it, so that no two corrections cross.
        self.values: dict[str, int] = {}
        self.owners: dict[str, str] = {}

    def teardown(self) -> None:
        if not hasattr(self, "projects"):
            return
        try:
            self.meet()
        finally:
            for project in self.projects.values():
                project.close()
            self.folder.cleanup()

    # The acts

    @rule(target=responses, at=laptops)
    def start(self, at: str) -> str:
        interview = self.projects[at].start_interview()
        interview.answer("counter")
        interview.leave()
        self.begun.add(interview.uuid)
        self.owners[interview.uuid] = at
        return interview.uuid

    @rule(uuid=responses)
    def finish(self, uuid: str) -> None:
        project = self.projects[self.owners[uuid]]
        if project.responses.get(uuid).status == "draft":
            answer_all(project.resume(uuid), FULL).finish()
            self.finished.add(uuid)
            self.values[uuid] = 3

    @rule(at=laptops)
    def refuse(self, at: str) -> None:
        self.projects[at].start_interview().refuse()
        self.refused += 1

    @rule(uuid=responses, value=st.integers(0, 50))
    def correct(self, uuid: str, value: int) -> None:
        project = self.projects[self.owners[uuid]]
        is_open = project.responses.get(uuid).status in ("finished", "voided")
        if is_open and value != project.responses.answers(uuid)["visits"]:
            project.responses.correct(uuid, "visits", value, reason="read again")
            self.values[uuid] = value

    @rule(uuid=responses, at=laptops)
    def void(self, uuid: str, at: str) -> None:
        if self._stands(at, uuid) == "finished":
            self.projects[at].responses.void(uuid, reason="a test")
            self.voided[uuid] = True

    @rule(uuid=responses)
    def restore(self, uuid: str) -> None:
        """Only where all laptops have met, so that it is certain which voiding it takes back."""
        owner = self.owners[uuid]
        if self._stands(owner, uuid) == "voided":
            self.meet()
            self.projects[owner].responses.restore(uuid, reason="it was none")
            self.voided[uuid] = False

    @rule(uuid=responses, at=laptops)
    def code(self, uuid: str, at: str) -> None:
        if self._stands(at, uuid) == "finished":
            self.projects[at].comments.give(uuid, "remark", at, ["queue"])

    @rule(uuid=consumes(responses), at=laptops)
    def erase(self, uuid: str, at: str) -> None:
        if self._stands(at, uuid) in ("finished", "voided", "draft"):
            self.projects[at].responses.erase(str(self.projects[at].responses.get(uuid).withdrawal_code))
            self.erased.add(uuid)

    @rule(into=laptops, other=laptops)
    def merge(self, into: str, other: str) -> None:
        if into != other:
            assert not self.projects[into].merge([self.projects[other].path]).conflicts
            assert not open_conflicts(self.projects[into])

    def _stands(self, at: str, uuid: str) -> str:
        if uuid not in self.projects[at].uuids():
            return ""
        return self.projects[at].responses.get(uuid).status

    # What must be true

    @invariant()
    @precondition(lambda self: hasattr(self, "projects"))
    def erased_is_erased_where_it_was_erased(self) -> None:
        for uuid in self.erased:
            for at in LAPTOPS:
                if self._stands(at, uuid) == "erased":
                    assert not any(self.projects[at].responses.answers(uuid).values())

    def meet(self) -> None:
        """Everybody merges everybody: then all hold the same, and all that was acknowledged."""
        first, *others = self.projects.values()
        first.merge([other.path for other in others])
        for other in others:
            other.merge([first.path])
        assert_whole(*self.projects.values())
        for project in self.projects.values():
            assert content(project) == content(first)
            assert content_digest(project.database) == content_digest(first.database)
            self._holds_what_was_acknowledged(project)

    def _holds_what_was_acknowledged(self, project: Project) -> None:
        stored = {response.uuid: response for response in project.responses.list(statuses=_ALL)}
        assert self.begun <= stored.keys()
        for uuid in self.begun:
            status = stored[uuid].status
            assert (status == "erased") == (uuid in self.erased)
            if status == "erased":
                assert not any(project.responses.answers(uuid).values())
                assert all(event.new is None for event in project.responses.history(uuid))
            elif uuid in self.finished:
                assert status == ("voided" if self.voided.get(uuid) else "finished")
                assert project.responses.answers(uuid)["visits"] == self.values[uuid]
            else:
                assert status == "draft"
                assert project.responses.answers(uuid)["channel"] == "counter"
        assert project.field_progress.counts().refused == self.refused


_ALL = ("draft", "finished", "voided", "erased")

TestLaptops = Laptops.TestCase
TestLaptops.settings = settings(
    max_examples=int(os.environ.get("LAPTOPS_EXAMPLES", "15")),
    stateful_step_count=25,
    suppress_health_check=list(HealthCheck),
)
