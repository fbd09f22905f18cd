"""Pattern matching: what a theory or a paper says should be found, whether it was, and by what evidence."""

from dataclasses import dataclass

from instruments.i18n import _
from servqual_desk.follow_up.numbered_rows import NumberedRows
from servqual_desk.words.source_words import FOUND


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """One row of the sheet; `found` is a key of `FOUND`."""

    id: int = 0
    words: str
    found: str = "open"
    evidence: str = ""

    @property
    def name(self) -> str:
        return self.words


class Propositions(NumberedRows[Proposition]):
    """The pattern-match sheet of a survey."""

    table = "proposition"
    kind = Proposition
    right = None
    removing = None

    def faults(self, row: Proposition) -> list[str]:
        faults = []
        if not row.words.strip():
            faults.append(_("Write the proposition."))
        if row.found not in FOUND:
            faults.append(_("“{found}” does not say how a proposition fared.").format(found=row.found))
        elif row.found != "open" and not row.evidence.strip():
            faults.append(_("Say by what evidence: which sources, answers or figures."))
        return faults
