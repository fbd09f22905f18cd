"""How an unfinished interview is called on the screen."""

from collections.abc import Mapping

from instruments.i18n import _, format_date, format_time
from servqual_desk.interviewing.interview import Draft
from servqual_desk.store.clock import local
from servqual_desk.words.domain_words import mode_word


def draft_name(draft: Draft, people: Mapping[str, str]) -> str:
    """A draft by name: who asks and the paper form's number, else the last four signs of its own.

    Args:
        people: the names of those who interview, by their codes.
    """
    who = people.get(draft.enumerator or "", draft.enumerator) or mode_word(draft.mode)
    return _("{who}, no. {number}").format(who=who, number=draft.serial or draft.uuid[-4:].upper())


def draft_progress(draft: Draft) -> str:
    """When it began and how far it came."""
    began = local(draft.started_at)
    sentence = (
        _("Interview of {date}, {time} · {answered} of {total} entered")
        if draft.mode == "paper"
        else _("Started {date}, {time} · {answered} of {total} answered")
    )
    return sentence.format(
        date=format_date(began), time=format_time(began, seconds=False), answered=draft.answered, total=draft.total
    )
