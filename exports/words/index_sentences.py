"""How sure the index is, in words: its interval, the chance of each class, and when all of it is provisional."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from analysis.thresholds import CONFIDENCE, FEW_RESPONSES, SECOND_CLASS
from exports.words.codes import skm_class
from exports.words.numbers import interval, number, percent
from instruments.i18n import _

if TYPE_CHECKING:
    from analysis.methods.skm.satisfaction_index import SkmIndex
    from analysis.survey import Analysis

LEAST_TOLD = 0.005  # a class with a smaller chance is left out: it would print as 0 %


def index_sentences(analysis: "Analysis") -> tuple[str, ...]:
    """The index with its interval and class; the chance of each class; that it is provisional. Nothing without an index."""
    skm = analysis.skm
    if skm is None or skm.ikm_rounded is None or skm.class_ is None:
        return ()
    return (index_sentence(skm), *_chances(skm), *_provisional(skm))


def index_sentence(skm: "SkmIndex") -> str:
    """`The community satisfaction index (IKM) is 78.40 (95% confidence interval 76.90, 79.90), class B (Good).`"""
    if skm.class_ is None:
        return ""
    if skm.interval is None:
        return _("The community satisfaction index (IKM) is {ikm}, class {letter_and_name}.").format(
            ikm=number(skm.ikm_rounded), letter_and_name=skm_class(skm.class_)
        )
    sentence = _(
        "The community satisfaction index (IKM) is {ikm} ({confidence} confidence interval {interval}), class {letter_and_name}."
    )
    return sentence.format(
        ikm=number(skm.ikm_rounded),
        confidence=percent(CONFIDENCE),
        interval=interval(skm.interval.lower, skm.interval.upper),
        letter_and_name=skm_class(skm.class_),
    )


def class_chances(skm: "SkmIndex") -> str:
    """`B (Good) 83% · C (Needs improvement) 17%`, the likeliest first; "" where no chance is known."""
    chances = sorted((skm.class_probability or {}).items(), key=lambda entry: -entry[1])
    return " · ".join(f"{skm_class(letter)} {percent(chance)}" for letter, chance in chances if chance >= LEAST_TOLD)


def _chances(skm: "SkmIndex") -> Iterator[str]:
    told = class_chances(skm)
    if told:
        yield _("Chance of each class: {chances}.").format(chances=told)


def _provisional(skm: "SkmIndex") -> Iterator[str]:
    if is_provisional(skm):
        yield _("The class is provisional: {reason}.").format(reason=_reason(skm))


def _reason(skm: "SkmIndex") -> str:
    if "skm_provisional" in _codes(skm):
        return _("fewer than {few} responses").format(few=FEW_RESPONSES)
    return _("two classes are each likelier than {share}").format(share=percent(SECOND_CLASS))


def is_provisional(skm: "SkmIndex") -> bool:
    """Whether the index itself notes so: fewer than 30 people answered an element, or two classes are above 20 %."""
    return not _codes(skm).isdisjoint({"skm_provisional", "skm_class_unsettled"})


def _codes(skm: "SkmIndex") -> set[str]:
    return {note.code for note in skm.notes}
