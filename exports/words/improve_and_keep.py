"""What to mend and what to keep, in plain words: both lists of `analysis`, each item with its reason.

How sure a place is stands in every reason, so that no reader takes a place for more than it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from analysis.thresholds import LONGEST_LIST
from exports.words.names import item_label, item_text
from exports.words.notes import note_sentences
from exports.words.numbers import number, percent, signed
from instruments.i18n import N_, _, ngettext
from instruments.model import Instrument

if TYPE_CHECKING:
    from analysis.methods.priorities.improve_and_keep import RankedItem
    from analysis.survey import Analysis

Which = Literal["mend", "keep"]
CERTAINTIES = {
    "sure": N_("Sure: among the first three in {share} of resamples."),
    "likely": N_("Likely: among the first three in {share} of resamples."),
    "tie": N_("It cannot be distinguished from others (among the first three in {share} of resamples)."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to mend or to keep, how sure its place is (sure, likely, tie), and the numbers that say so.

    `subject` has the item's code for whoever looks it up in the appendix; `spoken` is the same to be read aloud.
    """

    item: str
    certainty: str
    subject: str
    spoken: str
    why: str


def mend_first(analysis: "Analysis", instrument: Instrument) -> tuple[Finding, ...]:
    """What to mend, most urgent first."""
    found = analysis.priorities
    return tuple(_findings(found.mend if found else (), instrument))


def further_sentences(analysis: "Analysis", instrument: Instrument, shown: int = LONGEST_LIST) -> tuple[str, ...]:
    """What is clearly to be mended beside the first `shown` of the list: elements of the index by name, others counted.

    Nothing is "further" and "too" where the list itself is empty, because what would stand in it is alike.
    """
    found = analysis.priorities
    listed = {one.item for one in (found.mend if found else ())[:shown]}
    further = [item for item in (found.clear if found else ()) if item not in listed]
    elements = {one.element for one in analysis.skm.elements} if analysis.skm else set[str]()
    named = [item_text(item, instrument) for item in further if item in elements]
    others = sum(item not in elements for item in further)
    sentences = []
    if named:
        sentences.append(_elements_below(named, every=len(named) == len(elements), is_further=bool(listed)))
    if others:
        sentences.append(_items_below(others, is_further=bool(listed or named)))
    return tuple(sentences)


def _elements_below(named: Sequence[str], *, every: bool, is_further: bool) -> str:
    if every:
        return (
            _("Every element of the satisfaction index is clearly below class B too.")
            if is_further
            else _("Every element of the satisfaction index is clearly below class B.")
        )
    sentence = _("Clearly below class B too: {elements}.") if is_further else _("Clearly below class B: {elements}.")
    return sentence.format(elements="; ".join(named))


def _items_below(n: int, *, is_further: bool) -> str:
    further = ngettext(
        "{n} further item is clearly below its acceptable level or short of what is expected.",
        "{n} further items are clearly below their acceptable level or short of what is expected.",
        n,
    )
    alone = ngettext(
        "{n} item is clearly below its acceptable level or short of what is expected.",
        "{n} items are clearly below their acceptable level or short of what is expected.",
        n,
    )
    return (further if is_further else alone).format(n=number(n, 0))


def strengths(analysis: "Analysis", instrument: Instrument) -> tuple[Finding, ...]:
    """What is good and should be kept up, the best first."""
    found = analysis.priorities
    return tuple(_findings(found.keep if found else (), instrument))


def why_none(analysis: "Analysis", instrument: Instrument, which: Which) -> tuple[str, ...]:
    """Why a list is empty: too few responses, and how many more are needed; nothing that is below its level; or not certain."""
    about = [note for note in analysis.notes if note.where in ("priorities", f"priorities/{which}")]
    return tuple(note_sentences(about, instrument)) or (_("Nothing can be named with certainty."),)


def _findings(rows: "Sequence[RankedItem]", instrument: Instrument) -> Iterator[Finding]:
    for row in rows:
        sure = _(CERTAINTIES[row.certainty]).format(share=percent(row.share))
        yield Finding(
            item=row.item,
            certainty=row.certainty,
            subject=item_label(row.item, instrument, 140),
            spoken=item_label(row.item, instrument, 140, coded=False),
            why=_("{why} {sure}").format(why=_why(row), sure=sure),
        )


def _why(row: "RankedItem") -> str:
    if row.gap is None:
        sentence = _("Mean answer {performance}; acceptable from {level}.")
    else:
        sentence = _("Expected {expectation}, experienced {performance} (gap {gap}); acceptable from {level}.")
    return sentence.format(
        performance=number(row.performance),
        level=number(row.level),
        gap=signed(row.gap),
        expectation=number(row.performance - (row.gap or 0.0)),
    )
