"""What the line at the bottom attests: how many today, how many of those wanted, and the last verified backup.

Said without Babel's dates, which would cost time before the first question.
"""

import datetime as dt

from instruments.i18n import _, format_time, ngettext
from servqual_desk.project import Project
from servqual_desk.store.clock import local, today_began


def count_words(project: Project) -> str:
    """How many were finished today and in all; with a target, of the current wave."""
    wave = project.fieldwork.current_wave()
    counts = project.field_progress.counts(wave.code if wave else None, since=today_began())
    today = _("Today {n}").format(n=counts.today)
    if wave is not None and wave.target:
        return f"{today} · " + _("{n} of {target} responses").format(n=counts.finished, target=wave.target)
    finished = ngettext("{n} finished response", "{n} finished responses", counts.finished).format(n=counts.finished)
    return f"{today} · {finished}"


def backup_words(project: Project) -> str:
    """When the last copy was made that read back whole."""
    at = project.backups.last_at
    if not at:
        return _("No backup yet")
    made = local(at)
    days = (dt.datetime.now().astimezone().date() - made.date()).days
    if days <= 0:
        return _("✓ Backup today {time}").format(time=format_time(made, seconds=False))
    return ngettext("✓ Backup {n} day ago", "✓ Backup {n} days ago", days).format(n=days)
