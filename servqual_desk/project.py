"""The door to a survey's one file: the open file, and each part of the survey by its name.

What a part needs is loaded when it is first used, so that opening a file stays quick.
"""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from instruments.progress import UNWATCHED, Progress
from servqual_desk.people.rights import Right
from servqual_desk.store.project_file import ProjectFile

if TYPE_CHECKING:
    import datetime as dt

    import pandas as pd

    from servqual_desk.fieldwork.field_progress import FieldProgress
    from servqual_desk.fieldwork.fieldwork import Fieldwork
    from servqual_desk.fieldwork.people import Enumerator, People
    from servqual_desk.follow_up.actions import Actions
    from servqual_desk.follow_up.goals import Goals
    from servqual_desk.follow_up.indicator_sheet import IndicatorSheet
    from servqual_desk.follow_up.month_figures import MonthSheets
    from servqual_desk.follow_up.recommendations import Recommendations
    from servqual_desk.follow_up.risks import Risks
    from servqual_desk.follow_up.timeline import Timeline
    from servqual_desk.importing.imports import ImportedFile, Imports
    from servqual_desk.importing.raw_table import Record
    from servqual_desk.interviewing.interview import Draft, Interview
    from servqual_desk.interviewing.interviews import Interviews
    from servqual_desk.interviewing.paper_serials import PaperSerials
    from servqual_desk.merging.result import MergeResult
    from servqual_desk.responses.comment_coding import CommentCoding
    from servqual_desk.responses.quality_flags import QualityFlags
    from servqual_desk.responses.response_list import ResponseList
    from servqual_desk.responses.responses import Responses
    from servqual_desk.responses.second_entry import SecondEntry
    from servqual_desk.salvaging.result import Salvaged
    from servqual_desk.sources.informant_quotas import Informants
    from servqual_desk.sources.propositions import Propositions
    from servqual_desk.sources.source_coding import SourceCoding
    from servqual_desk.sources.sources import Sources
    from servqual_desk.store.backups import Backups
    from servqual_desk.store.filters import Where
    from servqual_desk.store.passphrases import Passphrase
    from servqual_desk.store.saved_analyses import SavedAnalyses
    from servqual_desk.verification.faults import Verification


class Project(ProjectFile):
    """An open survey. Make one with `Project.create` or `Project.open`; it closes itself as a context manager.

    A part is made on first use and lives as long as the project is open. The heart itself takes a `ProjectFile` and never
    comes through this door.
    """

    @cached_property
    def interviews(self) -> "Interviews":
        """The unfinished ones: begun, offered to be resumed, resumed."""
        from servqual_desk.interviewing.interviews import Interviews

        return Interviews(self)

    @cached_property
    def paper_serials(self) -> "PaperSerials":
        """The numbers on paper forms: printed, and entered."""
        from servqual_desk.interviewing.paper_serials import PaperSerials

        return PaperSerials(self)

    @cached_property
    def responses(self) -> "Responses":
        """Looked after: read, corrected, voided, erased."""
        from servqual_desk.responses.responses import Responses

        return Responses(self)

    @cached_property
    def response_list(self) -> "ResponseList":
        """Found, put in order, and read a screenful at a time."""
        from servqual_desk.responses.response_list import ResponseList

        return ResponseList(self)

    @cached_property
    def quality_flags(self) -> "QualityFlags":
        """SheetMeasures that an interview may not say what the citizen thinks."""
        from servqual_desk.responses.quality_flags import QualityFlags

        return QualityFlags(self)

    @cached_property
    def comments(self) -> "CommentCoding":
        """What citizens wrote, with the codebook and what its coders gave."""
        from servqual_desk.responses.comment_coding import CommentCoding

        return CommentCoding(self)

    @cached_property
    def fieldwork(self) -> "Fieldwork":
        """The plan: units, services, waves, targets and quotas."""
        from servqual_desk.fieldwork.fieldwork import Fieldwork

        return Fieldwork(self)

    @cached_property
    def field_progress(self) -> "FieldProgress":
        """How far it is: interviews by what became of them, responses against their targets."""
        from servqual_desk.fieldwork.field_progress import FieldProgress

        return FieldProgress(self)

    @cached_property
    def people(self) -> "People":
        """Enumerators and supervisors, with their PINs."""
        from servqual_desk.fieldwork.people import People

        return People(self)

    @cached_property
    def saved_analyses(self) -> "SavedAnalyses":
        """The lab's analyses that are kept."""
        from servqual_desk.store.saved_analyses import SavedAnalyses

        return SavedAnalyses(self)

    @cached_property
    def actions(self) -> "Actions":
        """The follow-up plan: what is done about what citizens said, by whom, until when."""
        from servqual_desk.follow_up.actions import Actions

        return Actions(self)

    @cached_property
    def recommendations(self) -> "Recommendations":
        """What the office may do about a weak dimension or element."""
        from servqual_desk.follow_up.recommendations import Recommendations

        return Recommendations(self)

    @cached_property
    def risks(self) -> "Risks":
        """The small register of SPBE risks."""
        from servqual_desk.follow_up.risks import Risks

        return Risks(self)

    @cached_property
    def goals(self) -> "Goals":
        """What the office wants to reach, until when."""
        from servqual_desk.follow_up.goals import Goals

        return Goals(self)

    @cached_property
    def timeline(self) -> "Timeline":
        """Events and stages beside the survey."""
        from servqual_desk.follow_up.timeline import Timeline

        return Timeline(self)

    @cached_property
    def month_sheets(self) -> "MonthSheets":
        """Complaints by month, as the office counts them."""
        from servqual_desk.follow_up.month_figures import MonthSheets

        return MonthSheets(self)

    @cached_property
    def indicator_sheet(self) -> "IndicatorSheet":
        """What only the office can count, by period."""
        from servqual_desk.follow_up.indicator_sheet import IndicatorSheet

        return IndicatorSheet(self)

    @cached_property
    def sources(self) -> "Sources":
        """Documents, observations, trials and interviews of informants."""
        from servqual_desk.sources.sources import Sources

        return Sources(self)

    @cached_property
    def source_coding(self) -> "SourceCoding":
        """What coders made of the sources."""
        from servqual_desk.sources.source_coding import SourceCoding

        return SourceCoding(self)

    @cached_property
    def informants(self) -> "Informants":
        """How many informants are wanted, and how many there are."""
        from servqual_desk.sources.informant_quotas import Informants

        return Informants(self)

    @cached_property
    def propositions(self) -> "Propositions":
        """The pattern-match sheet."""
        from servqual_desk.sources.propositions import Propositions

        return Propositions(self)

    @cached_property
    def backups(self) -> "Backups":
        """Where copies go, and when the last one was made."""
        from servqual_desk.store.backups import Backups

        return Backups(self)

    def verify(self) -> "Verification":
        """Whether the file holds what was put into it, and what is wrong; see `verification.verify`."""
        from servqual_desk.verification.verify import verify

        return verify(self)

    @staticmethod
    def salvage(
        path: str | Path, into: str | Path, *, passphrase: "Passphrase | None" = None, progress: Progress = UNWATCHED
    ) -> "Salvaged":
        """Save what can be read of a damaged survey in a new file; see `salvaging.salvage`.

        Args:
            passphrase: of a protected survey; the new one is protected by it too.
        """
        from servqual_desk.salvaging.salvage import salvage

        return salvage(Path(path), Path(into), passphrase=passphrase, progress=progress)

    # What a script does most

    def sign_in(self, name: str, pin: str) -> "Enumerator":
        """Let a person (name or code) do what their role may; see `People.sign_in`."""
        return self.people.sign_in(name, pin)

    def frame(self, where: "Where | None" = None, *, non_answers: bool = False) -> "pd.DataFrame":
        """The finished, not voided responses as a DataFrame, a row each; see `store.frame.read_frame`.

        Raises:
            RightError: whoever is signed in may not take responses out of the survey one by one.
        """
        self.require(Right.EXPORT)
        return self.read_answers(where, non_answers=non_answers)

    def start_interview(
        self,
        *,
        language: str = "id",
        mode: str = "interviewer",
        enumerator: str | None = None,
        unit: str | None = None,
        service: str | None = None,
        wave: str | None = None,
        serial: str | None = None,
        held_at: "dt.datetime | None" = None,
    ) -> "Interview":
        """Begin an interview; see `Interviews.start`."""
        from servqual_desk.interviewing.interview_context import InterviewContext

        context = InterviewContext(enumerator=enumerator, unit=unit, service=service, wave=wave)
        return self.interviews.start(language=language, mode=mode, context=context, serial=serial, held_at=held_at)

    def drafts(self) -> "tuple[Draft, ...]":
        """The unfinished interviews, oldest first, with how far each has come."""
        return self.interviews.drafts()

    def resume(self, response: str) -> "Interview":
        """Go on with a draft, at its first unanswered question.

        Raises:
            ProjectError: no draft has this uuid, or another living window or program holds it.
        """
        return self.interviews.resume(response)

    def second_entry(self, response: str, *, language: str, who: str | None = None) -> "SecondEntry":
        """The second entry of a paper form, begun or gone on with."""
        from servqual_desk.responses.second_entry import SecondEntry

        return SecondEntry(self, response, language=language, who=who)

    @cached_property
    def imports(self) -> "Imports":
        """The data files that were imported: known again, grown, taken back."""
        from servqual_desk.importing.imports import Imports

        return Imports(self)

    def merge(
        self,
        paths: Sequence[str | Path],
        *,
        dry_run: bool = False,
        who: str | None = None,
        progress: Progress = UNWATCHED,
    ) -> "MergeResult":
        """Bring what other laptops' files hold into this survey; see `merging.merge`."""
        from servqual_desk.merging.merge import merge

        return merge(self, [Path(path) for path in paths], dry_run=dry_run, who=who, progress=progress)

    def add_responses(
        self,
        records: Sequence["Record"],
        *,
        source: str,
        detail: str = "",
        who: str | None = None,
        file: "ImportedFile | None" = None,
    ) -> int:
        """Add checked records as finished responses, all or none; returns how many.

        Args:
            source: `import` or `simulated`; a record's own `sqd_source` goes before.
            detail: where they came from (a file's name), for the log.
            file: the data file that they stand in, so that it is known again.

        Raises:
            DataError: a record's uuid is in the project already.
        """
        from servqual_desk.importing.import_write import add_records

        return add_records(self, records, source=source, detail=detail, who=who, file=file)
