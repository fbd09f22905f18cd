"""A questionnaire while it is edited: the document now and before, what is wrong with it, the last sound one."""

from collections.abc import Sequence
from dataclasses import dataclass

from instruments.check import check
from instruments.editing.places import value_at
from instruments.editing.renaming import ids_beside, is_its_name
from instruments.grammar import Fault
from instruments.load import instrument_from_document
from instruments.model import Instrument
from instruments.toml_lines import Place
from instruments.writing import Document
from ui.jobs.questionnaire_draft import new_name

MOST_STEPS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The document after a change, and the place where it was made; `field` joins what is typed in one go."""

    document: Document
    place: Place
    field: Place = ()


class EditedQuestionnaire:
    """Takes changes, and takes them back.

    `begun_from` is the questionnaire that it was begun with; `for_survey` whether it is the next version of a survey's;
    `draft` is the name under which it was kept when it was changed before and not saved.
    """

    def __init__(self, document: Document, begun_from: Instrument, *, for_survey: bool, draft: str = "") -> None:
        self.begun_from, self.for_survey = begun_from, for_survey
        self.draft = draft or new_name()
        self._steps = [Step(document=document, place=("title",))]
        self._at = 0
        self._saved: Document | None = None if draft else document
        self.sound = begun_from
        self._look()

    @property
    def document(self) -> Document:
        return self._steps[self._at].document

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong now, each with its place in the document."""
        return self._faults

    @property
    def is_changed(self) -> bool:
        """Whether something is not saved as a file yet."""
        return self.document is not self._saved

    @property
    def can_undo(self) -> bool:
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        return self._at < len(self._steps) - 1

    def change(self, document: Document, place: Place, *, field: Place = ()) -> None:
        """Go on with this document; what was taken back before is gone.

        Args:
            place: the part that was changed.
            field: where something was typed; further typing there is the same step.
        """
        if document == self.document:
            return
        goes_on = bool(field) and field == self._steps[self._at].field and not self.can_redo
        kept = self._steps[: self._at + (0 if goes_on else 1)]
        self._steps = [*kept, Step(document=document, place=place, field=field)][-MOST_STEPS:]
        self._at = len(self._steps) - 1
        self._look()

    def undo(self) -> Place:
        """Take the last change back; gives the part that it was made in."""
        place = self._steps[self._at].place
        self._at = max(self._at - 1, 0)
        self._look()
        return place

    def redo(self) -> Place:
        """Make the change again that was taken back last; gives its part."""
        self._at = min(self._at + 1, len(self._steps) - 1)
        self._look()
        return self._steps[self._at].place

    def name_before(self, place: Place) -> str:
        """The last id of the part at the place that others could call it by, as far back as its section was the same; or ""."""
        if len(place) < 2 or not isinstance(place[1], int):
            return ""
        beside = ids_beside(self.document, place)
        for step in reversed(self._steps[: self._at + 1]):
            if ids_beside(step.document, place) != beside:
                break
            name = str(value_at(step.document, (*place, "id")))
            if is_its_name(step.document, place, name):
                return name
        return ""

    def note_saved(self) -> None:
        """It stands in a file as it is now."""
        self._saved = self.document

    def _look(self) -> None:
        self._faults = check(self.document)
        if not self._faults:
            self.sound = instrument_from_document(self.document, name=str(self.document["id"]))


def faults_within(faults: Sequence[Fault], place: Place) -> tuple[Fault, ...]:
    """Those of a part or of anything in it."""
    return tuple(fault for fault in faults if fault.place[: len(place)] == place)
