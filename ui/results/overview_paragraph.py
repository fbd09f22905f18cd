"""The first paragraph of the overview, to be read aloud in half a minute, and how far its numbers may be trusted yet."""

from collections.abc import Iterator

from analysis.thresholds import FEW_RESPONSES
from exports.words.change_since_last_wave import change_sentence
from exports.words.headline import headline
from exports.words.improve_and_keep import mend_first
from exports.words.index_sentences import index_sentence, is_provisional
from exports.words.names import clipped, item_text, listed, quoted
from exports.words.numbers import number
from instruments.i18n import _, ngettext
from ui.jobs.published_findings import Published
from ui.results.about_line import when_words

LONGEST_NAME = 90  # letters of an item in a sentence


def story(published: Published) -> str:
    """Who answered, what was found, how it changed, and what to improve first."""
    return " ".join(sentence for sentence in _sentences(published) if sentence)


def _sentences(published: Published) -> Iterator[str]:
    shown = published.shown
    main = headline(shown.analysis, shown.instrument)
    index = index_sentence(shown.analysis.skm) if shown.analysis.skm else ""
    yield _who(published)
    yield main
    yield index if index != main else ""
    yield change_sentence(shown.analysis)
    yield _first(published)


def _who(published: Published) -> str:
    n, units = published.shown.n, published.units
    people = ngettext("{n} citizen answered", "{n} citizens answered", n).format(n=number(n, 0))
    where = units[0] if len(units) == 1 else _in_units(len(units))
    return f"{people} ({'; '.join(part for part in (when_words(published.shown), where) if part)})."


def _in_units(k: int) -> str:
    return ngettext("{k} unit", "{k} units", k).format(k=k) if k else ""


def _first(published: Published) -> str:
    """Only what is told apart from the others is named."""
    found = mend_first(published.shown.analysis, published.shown.instrument)
    instrument = published.shown.instrument
    named = [clipped(item_text(one.item, instrument), LONGEST_NAME) for one in found if one.certainty != "tie"]
    if named:
        return _("Improve first: {items}.").format(items=listed([quoted(name) for name in named]))
    return _("No item stands out as the first to improve.") if len(found) else ""


def trust(published: Published) -> str:
    """Whether the numbers may be trusted yet, plainly."""
    n = published.shown.n
    if n < FEW_RESPONSES:
        more = FEW_RESPONSES - n
        return ngettext(
            "Too few for a judgement yet: {more} more response is needed.",
            "Too few for a judgement yet: {more} more responses are needed.",
            more,
        ).format(more=more)
    skm = published.shown.analysis.skm
    if skm is not None and is_provisional(skm):
        return _("Enough for an index, but its class is not settled yet.")
    if 0 < published.thinnest_service < FEW_RESPONSES:
        return _("Enough for the whole, not yet for each service.")
    return _("Enough for the whole.")
