"""Documents, observations, trials and interviews of informants, kept beside the answers and coded like comments.

No source has a field for a person's name: an interview is known by its category, its role and its day. Text, place and photo
stay in the survey's file; `Sources.labels` is what lists and files call a source by.
"""

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from instruments.i18n import _
from servqual_desk.follow_up.days import day_faults
from servqual_desk.follow_up.numbered_rows import NumberedRows
from servqual_desk.people.rights import Right
from servqual_desk.responses.erasure import CopiesReached, erase_in_copies
from servqual_desk.sources.checklists import checklists
from servqual_desk.store.response_erasure import erasing
from servqual_desk.store.source_erasure import blank_sources
from servqual_desk.words.source_words import KINDS, ROLES, kind_word

INTERVIEW = "interview"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source.

    Attributes:
        kind: a key of `KINDS`.
        title: a document's title, what was observed or tried, an interview's alias; never a person's name.
        held_on: ISO day; None where it is not known.
        category: an informant's, from `informants` or the office's own words; "" for none.
        role: a key of `ROLES`, or "".
        text: pasted, or read from a file.
        photo: where a photo lies; it is not taken into the file.
        checklist: the sheet that was filled in, and `checks` what stands in its lines.
    """

    id: int = 0
    kind: str
    title: str
    held_on: str | None = None
    place: str = ""
    category: str = ""
    role: str = ""
    text: str = ""
    photo: str = ""
    checklist: str = ""
    checks: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Nothing of what it says: the log is read by more people than the source."""
        return self.kind

    def words(self, language: str) -> str:
        """What is read and coded: the sheet's lines, then the text."""
        sheet = checklists().get(self.checklist)
        lines = [
            f"{item.text.get(language)}: {item.said(self.checks[item.id], language)}"
            for item in (sheet.items if sheet else ())
            if self.checks.get(item.id)
        ]
        return "\n".join(filter(None, (*lines, self.text)))


class Sources(NumberedRows[Source]):
    """The sources of a survey, oldest first. Whoever may code comments may add and change them; erasing has its right."""

    table = "source"
    kind = Source
    right = None
    removing = Right.ERASE

    def list(self) -> tuple[Source, ...]:
        rows = self.project.database.query("SELECT * FROM source WHERE NOT is_erased ORDER BY id")
        return tuple(self.of_row(row) for row in rows)

    def faults(self, row: Source) -> Sequence[str]:
        faults = [*day_faults(starts_on=row.held_on, ends_on=None), *_sheet_faults(row)]
        if not faults and row.held_on and row.held_on > dt.datetime.now().astimezone().date().isoformat():
            faults.append(_("The day {day} is still to come. Correct the date.").format(day=row.held_on))
        if row.kind not in KINDS:
            faults.append(_("“{kind}” is no kind of source.").format(kind=row.kind))
        if not row.title.strip():
            faults.append(_("Give the source a title."))
        if row.role and row.role not in ROLES:
            faults.append(_("“{role}” is no role of an informant.").format(role=row.role))
        if row.kind == INTERVIEW and not row.category.strip():
            faults.append(_("Say of which category the informant is."))
        return faults

    def row(self, kept: Source) -> dict[str, Any]:
        return asdict(kept) | {"checks": json.dumps(dict(kept.checks), sort_keys=True, ensure_ascii=False)}

    def of_row(self, row: Mapping[str, Any]) -> Source:
        known = {name: cell for name, cell in row.items() if name != "is_erased"}
        return Source(**known | {"checks": json.loads(row["checks"] or "{}")})

    def remove(self, row: Source, *, who: str | None = None) -> None:
        """Erase it: nothing of a source is kept once it is taken away."""
        self.erase(row, who=who)

    def erase(self, row: Source, *, who: str | None = None) -> CopiesReached:
        """Erase a source with its passages, in the file, its log and its copies; a tombstone stays.

        Raises:
            RightError: whoever is signed in may not erase.
        """
        self.project.require(Right.ERASE)
        with erasing(self.project):
            blank_sources(self.project, [row.id], who=who)
        return erase_in_copies(self.project, who=who)

    def labels(self) -> dict[int, str]:
        """What lists and files call each source by: its kind and number, and of a document its title."""
        return source_labels(self.list())


def source_labels(sources: Iterable[Source]) -> dict[int, str]:
    """By id: `Interview of an informant 2`, `Document 1: Perda 12/2019`."""
    counted: dict[str, int] = {}
    found = {}
    for one in sources:
        counted[one.kind] = counted.get(one.kind, 0) + 1
        label = f"{kind_word(one.kind)} {counted[one.kind]}"
        found[one.id] = f"{label}: {one.title}" if one.kind == "document" else label
    return found


def _sheet_faults(row: Source) -> Iterable[str]:
    sheet = checklists().get(row.checklist)
    if row.checklist and (sheet is None or sheet.kind != row.kind):
        yield _("“{sheet}” is no sheet for a source of this kind.").format(sheet=row.checklist)
    elif wrong := sheet.faulty(row.checks) if sheet else list(row.checks):
        yield _("The sheet has no line that can hold this: {lines}.").format(lines=", ".join(wrong))
