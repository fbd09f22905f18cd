"""What a merge has found, in sentences."""

import json
from collections.abc import Mapping

from instruments.i18n import _, ngettext
from servqual_desk.merging.merge_counts import FileCounts
from servqual_desk.merging.result import Conflict, MergeNote
from servqual_desk.sources.informant_quotas import ONE_SETTING
from servqual_desk.store.event_log import Stored

UNREAD = ("pin", "id")  # what a person could not read
SHORT = 8  # signs of an identifier that tell one response from another


def counts_words(counts: FileCounts) -> str:
    """The counts of one file that are not 0, the most important first: `12 new, 3 the same`."""
    named = {
        _("{n} new"): counts.new,
        _("{n} the same"): counts.identical,
        _("{n} changed"): counts.changed,
        _("{n} in conflict"): counts.conflicting,
        _("{n} erased"): counts.erased,
        _("{n} unfinished"): counts.drafts,
        _("{n} voided"): counts.voided,
        _("{n} declined"): counts.refusals,
    }
    words = [word.format(n=count) for word, count in named.items() if count]
    return ", ".join(words) or _("no new response")


def conflict_words(conflict: Conflict) -> str:
    """One conflict in a line."""
    return _("{column} of {response}: {ours} here, {theirs} in {file}").format(
        column=conflict.column,
        response=conflict_name(conflict),
        ours=value_words(conflict.ours),
        theirs=value_words(conflict.theirs),
        file=conflict.file,
    )


def conflict_name(conflict: Conflict) -> str:
    """The response, by its form's number, else by the first signs of its identifier."""
    if conflict.serial:
        return _("form {serial}").format(serial=conflict.serial)
    return _("response {number}").format(number=conflict.uuid[:SHORT])


def value_words(value: Stored) -> str:
    """A stored answer as it stands in a data file."""
    return _("no answer") if value is None else str(value)


def conflict_count_words(n: int) -> str:
    """How many answers are to be settled."""
    return ngettext(
        "{n} answer was given differently on two laptops; this survey keeps its own until somebody settles it.",
        "{n} answers were given differently on two laptops; this survey keeps its own until somebody settles them.",
        n,
    ).format(n=n)


def note_sentence(note: MergeNote) -> str:
    """What a person should know besides."""
    sentences = {
        "code_twice": _(
            "Two responses had the withdrawal code {code}. {keeps} keeps it; if the other citizen brings the slip, "
            "erase response {loses}."
        ),
        "erasure_unreached": _(
            "Answers that were erased may still stand in {path}. Delete that copy, or make it reachable."
        ),
        "form_twice": _("The paper form {serial} is entered more than once (responses {uuids}). Void all but one."),
        "later_version": _("The questionnaire's version {theirs} is asked from now on, no longer {ours}."),
    }
    if note.code == "row_differs":
        return _("{row} was set up differently on two laptops: “{ours}” stands, the other was “{theirs}”.").format(
            row=_row_name(str(note.params["row"])),
            ours=_row_words(note.params["ours"]),
            theirs=_row_words(note.params["theirs"]),
        )
    return sentences[note.code].format(**note.params)


def _row_name(row: str) -> str:
    """What a row is: one of the follow-up has a number that says nothing to a person; any other is named by its code."""
    kinds = {
        "action": _("An action of the follow-up plan"),
        "risk": _("A risk of the register"),
        "happening": _("An event or stage"),
        "recommendation": _("A recommendation"),
        "goal": _("A goal"),
        "month_figures": _("The figures of a month"),
        "indicator_value": _("A value of the indicator sheet"),
        "own_indicator": _("An indicator of the office"),
        "source": _("A source"),
        "passage": _("A coded passage"),
        "proposition": _("A proposition"),
    }
    if row.startswith(f'project["{ONE_SETTING}'):
        return _("A quota of informants")
    return kinds.get(row.partition("[")[0], row)


def _row_words(content: str) -> str:
    """What a row holds, without what a person could not read."""
    row: Mapping[str, Stored] = json.loads(content or "{}")
    return ", ".join(str(value) for key, value in row.items() if key not in UNREAD and value is not None) or _(
        "removed"
    )
