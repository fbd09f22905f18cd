"""Rules on questions: what each kind needs, and what each role allows."""

from collections.abc import Iterator
from typing import get_args

from instruments.grammar import Fault
from instruments.i18n import _
from instruments.kinds import QUESTION_KINDS, kind_of
from instruments.limits import TODAY, ImplausibleError, read_day
from instruments.model import Edition, QuestionRole
from instruments.unchecked import Draft, Entry

KINDS = QUESTION_KINDS
ROLES: tuple[str, ...] = get_args(QuestionRole)
EDITIONS: tuple[str, ...] = get_args(Edition)

_NUMERIC = tuple(kind for kind in KINDS if kind_of(kind).is_numeric)
_LIMITS = {"min": ("whole", "real"), "max": ("whole", "real"), "not_before": ("date",), "not_after": ("date",)}
_WITH_ANSWERS = ("scale", "choices")  # keys


def kinds_and_roles_are_known(draft: Draft) -> Iterator[Fault]:
    """Both come from short lists."""
    for question in draft.questions:
        for key, known in (("kind", KINDS), ("role", ROLES)):
            if (word := question.text(key)) is not None and word not in known:
                sentence = _("“{word}” is none of {known}.").format(word=word, known=", ".join(known))
                yield Fault(place=question.at(key), sentence=sentence)


def edition_is_known(draft: Draft) -> Iterator[Fault]:
    """Who is asked comes from a short list."""
    edition = draft.root.text("edition")
    if edition is not None and edition not in EDITIONS:
        sentence = _("“{word}” is none of {known}.").format(word=edition, known=", ".join(EDITIONS))
        yield Fault(place=("edition",), sentence=sentence)


def kinds_have_what_they_need(draft: Draft) -> Iterator[Fault]:
    """A scale question its scale, a choice its choices; and no other question either."""
    for question in draft.questions:
        kind = question.text("kind")
        if kind not in KINDS:
            continue
        for key in _WITH_ANSWERS:
            needed = kind_of(kind).answers == key
            if needed and key not in question.table:
                sentence = _("A question of the kind {kind} needs the key “{key}”; add it.").format(kind=kind, key=key)
                yield Fault(place=question.place, sentence=sentence)
            elif not needed and key in question.table:
                sentence = _("A question of the kind {kind} has no “{key}”; remove it, or correct the kind.")
                yield Fault(place=question.at(key), sentence=sentence.format(kind=kind, key=key))


def outcomes_are_numbers(draft: Draft) -> Iterator[Fault]:
    """The regression explains them."""
    for question in draft.questions:
        kind = question.text("kind")
        if question.text("role") == "outcome" and kind in KINDS and kind not in _NUMERIC:
            sentence = _("An outcome is a number ({kinds}), not a {kind}; give it the role profile or comment.")
            yield Fault(place=question.at("role"), sentence=sentence.format(kind=kind, kinds=", ".join(_NUMERIC)))


def refusals_are_of_consents(draft: Draft) -> Iterator[Fault]:
    """Elsewhere an interview would end in the middle."""
    for question in draft.questions:
        for choice in question.entries("choices"):
            if choice.table.get("refuses") is True and question.text("role") != "consent":
                sentence = _("Only a choice of a consent can refuse; remove “refuses”, or give the question that role.")
                yield Fault(place=choice.at("refuses"), sentence=sentence)


def limits_fit_their_kind(draft: Draft) -> Iterator[Fault]:
    """Numbers have a least and a most, dates a first and a last day; others have neither."""
    for question in draft.questions:
        kind = question.text("kind")
        for key, storage in _LIMITS.items():
            if key in question.table and kind in KINDS and not _may_be_limited(kind, storage):
                sentence = _("A question of the kind {kind} has no “{key}”; remove it, or correct the kind.")
                yield Fault(place=question.at(key), sentence=sentence.format(kind=kind, key=key))


def limits_leave_room(draft: Draft) -> Iterator[Fault]:
    """The lower one is not above the upper one."""
    for question in draft.questions:
        for lower, upper, read in (("min", "max", _amount), ("not_before", "not_after", _day)):
            ends = read(question, lower), read(question, upper)
            if ends[0] is not None and ends[1] is not None and ends[0] > ends[1]:
                sentence = _("“{lower}” is above “{upper}”, so nothing could be answered; correct one of them.")
                yield Fault(place=question.at(lower), sentence=sentence.format(lower=lower, upper=upper))


def days_can_be_read(draft: Draft) -> Iterator[Fault]:
    """A limit of a date is a day, or today."""
    for question in draft.questions:
        for key in ("not_before", "not_after"):
            text = question.text(key)
            if text is not None and text != TODAY and _day(question, key) is None:
                sentence = _('“{text}” is no day; write it as in "2026-11-21", or "today".')
                yield Fault(place=question.at(key), sentence=sentence.format(text=text))


def _may_be_limited(kind: str, storage: tuple[str, ...]) -> bool:
    """A scale has its own ends, and a choice none."""
    return not kind_of(kind).answers and kind_of(kind).storage in storage


def _amount(question: Entry, key: str) -> float | None:
    value = question.table.get(key)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _day(question: Entry, key: str) -> float | None:
    """The day as a number that can be compared; None for today, and for what is no day."""
    text = question.text(key)
    if text is None or text == TODAY:
        return None
    try:
        return read_day(text).toordinal()
    except ImplausibleError:
        return None
