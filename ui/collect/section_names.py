"""How the parts of an interview are called on the screen."""

from instruments.i18n import _, format_date, format_time
from servqual_desk.interviewing.interview import Draft
from servqual_desk.interviewing.shown_question import Answer, Asked
from servqual_desk.store.clock import local
from servqual_desk.words.domain_words import mode_word

DECLINES = "no"  # the choice of a consent question by which a citizen refuses


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


def answer_words(asked: Asked, answer: Answer) -> str:
    """An answer as it was given, short, to be shown once it is on disk."""
    if isinstance(answer, dict):
        return " · ".join(str(points) for points in answer.values())
    labels = {option.value: option.label for option in (*asked.choices, *asked.non_answers)}
    given = answer if isinstance(answer, list) else [answer]
    words = [" ".join(filter(None, _parts(asked, value, labels))) for value in given]
    return ", ".join(words)


def _parts(asked: Asked, value: object, labels: dict[int | str, str]) -> tuple[str, str]:
    label = labels.get(value, "") if isinstance(value, int | str) else ""
    shows_value = (asked.kind == "scale" and isinstance(value, int)) or not label
    return (str(value) if shows_value else "", label)
