"""How an unfinished interview is called on the screen."""

from instruments.i18n import _, format_date, format_time
from servqual_desk.interviewing.interview import Draft
from servqual_desk.store.clock import local
from servqual_desk.words.domain_words import mode_word


def draft_name(draft: Draft) -> str:
    """A draft by name: who asks and the last four signs of its number, which differ where the name does not."""
    who = draft.enumerator or mode_word(draft.mode)
    return _("{who}, no. {number}").format(who=who, number=draft.uuid[-4:].upper())


def draft_progress(draft: Draft) -> str:
    """When it began and how far it came."""
    began = local(draft.started_at)
    return _("Started {date}, {time} · {answered} of {total} answered").format(
        date=format_date(began), time=format_time(began, seconds=False), answered=draft.answered, total=draft.total
    )
