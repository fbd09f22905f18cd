"""What a method of the lab says of itself before anything is computed; nothing heavy is imported with it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from analysis.methods.fields import Options
from analysis.methods.outcome import Outcome
from analysis.table import Note
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress

if TYPE_CHECKING:
    import pandas as pd

Run = Callable[..., Outcome]
FOR_WANT_OF_ANSWERS = {
    "too_few_responses",
    "model_too_few_responses",
    "missing_too_many",
    "no_answers",
    "element_unanswered",
    "one_group",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """One analysis of the lab; `analysis/methods/<id>/spec.py` makes it and calls it `METHOD`.

    `place` orders the methods where they are listed. `options` is the record that holds its choices (`fields.controls`
    describes them), `why_not` gives the code of the reason why an instrument cannot have it. `wants` names further
    tables that `run` takes by keyword (`coding`: the coded comments; `second_entries`: forms that were entered twice;
    `other_survey`: another survey's answers; `indicator_sheet`: what the office counts itself;
    `source_reading`: the coded sources). Without `needs_responses` it is not about answers, and runs where there are none.
    """

    id: str
    place: int
    options: type[Options]
    why_not: Callable[[Instrument], str | None]
    wants: tuple[str, ...] = ()
    needs_responses: bool = True

    def load(self) -> Run:
        """Import `analysis/methods/<id>/run.py` and give its `run(frame, instrument, options, progress)`."""
        return cast("Run", import_module(f"analysis.methods.{self.id}.run").run)

    def run(
        self,
        frame: "pd.DataFrame",
        instrument: Instrument,
        chosen: Options | None = None,
        progress: Progress = UNWATCHED,
        **tables: Any,
    ) -> Outcome:
        """Run the method; an instrument that cannot give it, or a frame without rows, gives an outcome that says so."""
        reason = self.why_not(instrument)
        if reason is not None:
            return Outcome(notes=(Note(code=reason, where=self.id),))
        if self.needs_responses and not len(frame):
            return Outcome(notes=(Note(code="no_responses", where=self.id),))
        wanted: Mapping[str, Any] = {name: table for name, table in tables.items() if name in self.wants}
        outcome: Outcome = self.load()(frame, instrument, chosen or self.options(), progress, **wanted)
        return replace(outcome, notes=(*outcome.notes, *_why_few(outcome, frame, instrument)))


def _why_few(outcome: Outcome, frame: "pd.DataFrame", instrument: Instrument) -> Iterator[Note]:
    """Where something is undefined for want of answers: the items that nobody answered."""
    notes = (*outcome.notes, *(note for table in outcome.tables for note in table.notes))
    if any(note.code in FOR_WANT_OF_ANSWERS for note in notes):
        unanswered = import_module("analysis.unanswered").unanswered
        yield from unanswered(frame, instrument)
