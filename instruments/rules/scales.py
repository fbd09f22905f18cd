"""Rules on scales: their ends, labels and non-answers, and what may be compared."""

import re
from collections.abc import Iterator

from instruments.grammar import LARGEST, Fault
from instruments.i18n import _
from instruments.unchecked import Draft, Entry

MOST_STEPS = 10_000  # between the ends: every answer is offered on the screen

MOST_NON_ANSWERS = 26  # Stata has a letter for each

_WHOLE_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,6}")
_NON_ANSWER = re.compile(r"[a-z][a-z0-9_]*")
_COMPARED = ("expectation", "perception", "minimum", "desired")  # one is subtracted from the other
_SKM = "skm"


def scales_go_upwards(draft: Draft) -> Iterator[Fault]:
    """And not beyond what a screen can offer."""
    for scale in draft.scales.values():
        ends = _ends(scale)
        if ends is None:
            continue
        if ends[0] >= ends[1]:
            sentence = _("The minimum ({min}) must be smaller than the maximum ({max}); correct one of them.")
            yield Fault(place=scale.at("min"), sentence=sentence.format(min=ends[0], max=ends[1]))
        elif ends[1] - ends[0] > MOST_STEPS:
            sentence = _("The scale has more than {most} steps; ask a question of the kind integer or number instead.")
            yield Fault(place=scale.at("max"), sentence=sentence.format(most=MOST_STEPS))


def labels_lie_on_the_scale(draft: Draft) -> Iterator[Fault]:
    """Each label names one of the scale's whole numbers."""
    for scale in draft.scales.values():
        ends = _ends(scale)
        for label in scale.keys("labels"):
            if not _WHOLE_NUMBER.fullmatch(label):
                sentence = _("A label belongs to a whole number of the scale, not to “{label}”.")
                yield Fault(place=scale.at("labels", label), sentence=sentence.format(label=label))
            elif ends is not None and ends[0] < ends[1] and not ends[0] <= int(label) <= ends[1]:
                sentence = _(
                    "The label's value {value} lies outside the scale from {min} to {max}; correct one of them."
                )
                fault = sentence.format(value=label, min=ends[0], max=ends[1])
                yield Fault(place=scale.at("labels", label), sentence=fault)


def non_answers_are_no_numbers(draft: Draft) -> Iterator[Fault]:
    """Their ids stand among a scale's numbers in a data file and must not be taken for one."""
    for scale in draft.scales.values():
        for code in scale.keys("missing"):
            if not _NON_ANSWER.fullmatch(code) or _is_number(code):
                sentence = _("“{id}” cannot be the id of a non-answer; write a word in lower case, such as dk.")
                yield Fault(place=scale.at("missing", code), sentence=sentence.format(id=code))


def non_answers_are_few(draft: Draft) -> Iterator[Fault]:
    """As many as data files have codes for."""
    for scale in draft.scales.values():
        if len(scale.keys("missing")) > MOST_NON_ANSWERS:
            sentence = _("A scale has {most} non-answers at most; remove some.")
            yield Fault(place=scale.at("missing"), sentence=sentence.format(most=MOST_NON_ANSWERS))


def compared_batteries_share_a_scale(draft: Draft) -> Iterator[Fault]:
    """A gap between answers on different scales would mean nothing."""
    compared = [battery for battery in draft.batteries if battery.text("id") in _COMPARED]
    for place, battery in enumerate(compared):
        for other in compared[:place]:
            if _differ(draft, other, battery):
                sentence = _("“{battery}” is subtracted from “{other}”, so both need a scale with the same ends.")
                fault = sentence.format(battery=other.text("id"), other=battery.text("id"))
                yield Fault(place=battery.at("scale"), sentence=fault)


def skm_is_answered_from_1_to_4(draft: Draft) -> Iterator[Fault]:
    """The index is 25 times a mean: with other ends it would leave the regulation's range of 25 to 100."""
    for item in draft.items:
        if draft.family_of(item) != _SKM:
            continue
        scales = [draft.scale_of(item, battery) for battery in draft.batteries if draft.asked_in(item, battery)]
        if any(scale is not None and _ends(scale) not in (None, (1, 4)) for scale in scales):
            sentence = _("An element of the family skm is answered from 1 to 4; give the item such a scale.")
            yield Fault(place=item.at("scale"), sentence=sentence)


def _ends(scale: Entry) -> tuple[int, int] | None:
    """Minimum and maximum; None where one cannot be read."""
    lowest, highest = scale.number("min"), scale.number("max")
    if lowest is None or highest is None or max(abs(lowest), abs(highest)) > LARGEST:
        return None
    return lowest, highest


def _differ(draft: Draft, one: Entry, other: Entry) -> bool:
    """Whether an item is asked in both batteries on scales with different ends."""
    shared = (item for item in draft.items if draft.asked_in(item, one) and draft.asked_in(item, other))
    for item in shared:
        scales = draft.scale_of(item, one), draft.scale_of(item, other)
        if scales[0] and scales[1] and _ends(scales[0]) != _ends(scales[1]):
            return True
    return False


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
