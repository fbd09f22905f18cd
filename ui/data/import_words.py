"""What an import says: what was found, what can be done about it, what was written."""

from collections.abc import Sequence

from instruments.i18n import _, format_number, ngettext
from ui.jobs.import_data import Checked

MOST_NAMED = 12  # rows or columns listed in a sentence


def summary(checked: Checked, written: int | None) -> str:
    """How many rows are sound, or how many responses were made."""
    if written is not None:
        return ngettext("{n} response is imported.", "{n} responses are imported.", written).format(n=_count(written))
    faults, sound = len(checked.found.faults), checked.n_sound
    if not faults:
        return ngettext("{n} row, without a fault.", "{n} rows, without a fault.", sound).format(n=_count(sound))
    return _("{faults}; {rows} without a fault.").format(
        faults=ngettext("{n} fault found", "{n} faults found", faults).format(n=_count(faults)),
        rows=ngettext("{n} row", "{n} rows", sound).format(n=_count(sound)),
    )


def details(checked: Checked, written: int | None) -> str:
    """How to go on, and which rows and columns are left out."""
    found, sentences = checked.found, []
    if written is None and found.faults:
        sentences.append(_advice(checked))
    if written is not None and found.skipped:
        sentences.append(_("Skipped rows: {rows}.").format(rows=_some(found.skipped)))
    if found.blank:
        sentences.append(_("Empty rows, not counted as responses: {rows}.").format(rows=_some(found.blank)))
    if found.lacking:
        sentence = _("Columns that the file does not have, missing for everyone: {columns}.")
        sentences.append(sentence.format(columns=_some(found.lacking)))
    return "\n".join(sentences)


def agree(checked: Checked) -> str:
    """What the button that writes carries."""
    n = checked.n_sound
    return ngettext("Import {n} response", "Import {n} responses", n).format(n=_count(n))


def skip(checked: Checked) -> str:
    """The choice to leave the faulty rows out."""
    n = len(checked.found.skipped)
    return ngettext("Skip {n} faulty row", "Skip the {n} faulty rows", n).format(n=_count(n))


def _advice(checked: Checked) -> str:
    if checked.can_skip:
        return _("Correct the file and choose it again, or skip the faulty rows.")
    return _("Correct the file and choose it again; nothing can be imported as it is.")


def _count(number: int) -> str:
    return format_number(number, 0)


def _some(things: Sequence[object]) -> str:
    """The first few, and an ellipsis for the rest."""
    return ", ".join(map(str, things[:MOST_NAMED])) + (" …" if len(things) > MOST_NAMED else "")
