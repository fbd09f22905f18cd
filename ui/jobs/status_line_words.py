"""What the line at the bottom attests: how many today, how many of those wanted, and the last verified backup.

Said without Babel's dates, which would cost time before the first question.
"""

import datetime as dt
from pathlib import Path

from instruments.i18n import _, format_time, ngettext
from instruments.progress import UNWATCHED, Progress
from servqual_desk.project import Project
from servqual_desk.store.backup_list import content_of
from servqual_desk.store.clock import local, moment_words, today_began


def count_words(project: Project) -> str:
    """How many were finished today and in all; with a target, of the current wave."""
    wave = project.fieldwork.current_wave()
    counts = project.field_progress.counts(wave.code if wave else None, since=today_began())
    today = _("Today {n}").format(n=counts.today)
    if wave is not None and wave.target:
        return f"{today} · " + _("{n} of {target} responses").format(n=counts.finished, target=wave.target)
    finished = ngettext("{n} finished response", "{n} finished responses", counts.finished).format(n=counts.finished)
    return f"{today} · {finished}"


def backup_words(project: Project, *, is_whole: bool = True) -> str:
    """When the last verified copy was made, said only while that copy is where it was put.

    Args:
        is_whole: what the last look into the copy itself has found (`last_copy_is_whole`).
    """
    last = project.backups.last
    if last is None:
        return _("No backup yet")
    if not last.is_there():
        return _("✗ Last backup is not at hand")
    if not is_whole:
        return _("✗ Last backup is damaged")
    made = local(last.at)
    days = (dt.datetime.now().astimezone().date() - made.date()).days
    if days <= 0:
        return _("✓ Backup today {time}").format(time=format_time(made, seconds=False))
    return ngettext("✓ Backup {n} day ago", "✓ Backup {n} days ago", days).format(n=days)


def last_backup_words(project: Project) -> str:
    """The same in a sentence, for the page of backups: which copy, and where it was put."""
    last = project.backups.last
    if last is None:
        return _("No backup yet")
    sentence = (
        _("Last verified backup: {moment}")
        if last.is_there()
        else _("The last verified backup, of {moment}, is not at hand or was changed: {path}")
    )
    return sentence.format(moment=moment_words(last.at, "medium"), path=last.path)


def last_copy_is_whole(copy: Path, _progress: Progress = UNWATCHED) -> bool:
    """Look through every page of a copy; for the background. A copy that is not there is another matter, and counts as whole."""
    return not copy.exists() or content_of(copy) is not None
