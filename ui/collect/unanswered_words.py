"""How many questions are without an answer, as the counter and the kiosk say it before an interview ends."""

from instruments.i18n import _, ngettext


def unanswered_words(n: int) -> str:
    """`3 questions have no answer`, or that all have one."""
    if not n:
        return _("Everything is answered")
    return ngettext("{n} question has no answer", "{n} questions have no answer", n).format(n=n)
