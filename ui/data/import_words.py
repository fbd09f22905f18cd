"""What an import says: what was concluded, what is still open, what the button will do, what was written."""

from collections import Counter
from collections.abc import Iterator, Sequence

from instruments.i18n import _, format_number, ngettext
from servqual_desk.importing.checked_import import CheckedImport
from servqual_desk.importing.foreign_file import Guess, OpenQuestionError
from ui.jobs.guess_words import guess_sentence
from ui.jobs.import_data import Checked

MOST_NAMED = 12  # rows or columns listed in a sentence

# What the bands do not show by themselves.
_TOLD = ("map", "new_rows", "history", "merged", "hidden")


def conclusions(found: CheckedImport) -> str:
    """What was concluded about the file and stands in no chip and no table, a line each."""
    told = [guess_sentence(guess) for guess in found.guesses if guess.what in _TOLD]
    return "\n".join([*told, *_by_labels(found.guesses), *_not_there(found)])


def _by_labels(guesses: Sequence[Guess]) -> Iterator[str]:
    """What the file's own labels decided, once for all columns."""
    for what, n in Counter(guess.value for guess in guesses if guess.what == "values").items():
        columns = ngettext("{n} column", "{n} columns", n).format(n=n)
        yield _("{columns}: {what}.").format(columns=columns, what=what)


def _not_there(found: CheckedImport) -> Iterator[str]:
    if found.blank:
        yield _("Empty rows, not counted as responses: {rows}.").format(rows=_some(found.blank))
    if found.lacking:
        sentence = _("Columns that the file does not have, missing for everyone: {columns}.")
        yield sentence.format(columns=_some(found.lacking))


def question(asked: OpenQuestionError) -> str:
    """What a file leaves open, as the window asks it."""
    if asked.asks == "encoding":
        return _(
            "Nothing in the file tells its encoding. Choose it; the first values show whether the letters are right."
        )
    if asked.asks == "sheet":
        return _("Several sheets hold answers. Choose one.")
    return asked.plain or "\n".join(asked.faults)


def agree(checked: Checked) -> str:
    """What the button that writes carries: what will happen."""
    n, rejected = checked.n_sound, len(checked.found.skipped)
    sentence = ngettext("Import {n} response", "Import {n} responses", n).format(n=_count(n))
    if not rejected:
        return sentence
    more = ngettext("{n} row rejected", "{n} rows rejected", rejected).format(n=_count(rejected))
    return _("{what}; {more}").format(what=sentence, more=more)


def left(checked: Checked, columns: int, words: int) -> str:
    """What is still open, beside the button."""
    if checked.found.open_dates:
        return _("Choose whether the day or the month stands first in the dates.")
    if columns:
        sentence = ngettext(
            "{n} column is still to be answered, or to be left out.",
            "{n} columns are still to be answered, or to be left out.",
            columns,
        )
        return sentence.format(n=columns)
    if any(consent.is_needed for consent in checked.found.consents):
        return _("Tick what may be changed in the file's cells, or correct the file.")
    if any(fault.row is None for fault in checked.found.faults):
        return _("Correct the file and choose it again; nothing can be imported as it is.")
    if words:
        sentence = ngettext(
            "{n} word is not answered; the rows that hold it are rejected.",
            "{n} words are not answered; the rows that hold them are rejected.",
            words,
        )
        return sentence.format(n=words)
    return ""


def written(count: int) -> str:
    """How many responses were made."""
    return ngettext("{n} response is imported.", "{n} responses are imported.", count).format(n=_count(count))


def left_behind(checked: Checked) -> str:
    """Which rows and columns did not come along."""
    found, sentences = checked.found, []
    if found.skipped:
        sentences.append(_("Skipped rows: {rows}.").format(rows=_some(found.skipped)))
    return "\n".join([*sentences, *_not_there(found)])


def _count(number: int) -> str:
    return format_number(number, 0)


def _some(things: Sequence[object]) -> str:
    """The first few, and an ellipsis for the rest."""
    return ", ".join(map(str, things[:MOST_NAMED])) + (" …" if len(things) > MOST_NAMED else "")
