"""What can be saved of a damaged survey, in a new file beside it or where a person says; and what came of it, in sentences."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from instruments.i18n import _, ngettext
from instruments.progress import UNWATCHED, Progress
from servqual_desk.project import Project
from servqual_desk.salvaging.result import Salvaged
from servqual_desk.store.clock import compact_moment
from servqual_desk.store.copies import free_name


def salvage_project(path: Path, into: Path | None = None, progress: Progress = UNWATCHED) -> Salvaged:
    """Save what can be read; without `into` in a file beside the damaged one, which says in its name what it is.

    Raises:
        ProjectError: the damaged file is open elsewhere, the new one cannot be written, or nothing can be saved.
    """
    name = f"{path.stem}-salvaged-{compact_moment()}{path.suffix}"
    return Project.salvage(path, into or free_name(path.absolute().parent, name), progress=progress)


def salvaged_words(saved: Salvaged) -> list[str]:
    """What was saved and what not, a sentence each."""
    sentences = [_saved_words(len(saved.sound) + len(saved.from_log))]
    if n := len(saved.from_log):
        sentence = ngettext(
            "{n} of them was put together again from the log.", "{n} of them were put together again from the log.", n
        )
        sentences.append(sentence.format(n=n))
    if n := len(saved.doubtful):
        sentence = ngettext(
            "{n} response came over as it was found: a part of it is lost or changed, or nothing proves it right.",
            "{n} responses came over as they were found: a part of them is lost or changed, or nothing proves them right.",
            n,
        )
        sentences.append(sentence.format(n=n))
    if n := len(saved.lost):
        sentence = ngettext(
            "{n} response is lost but for its place; it is kept as voided, and counts nowhere.",
            "{n} responses are lost but for their place; they are kept as voided, and count nowhere.",
            n,
        )
        sentences.append(sentence.format(n=n))
    return [
        *sentences,
        _log_words(saved),
        _("If there is a backup, compare it with the newest one before you go on with it."),
    ]


def _saved_words(n: int) -> str:
    return ngettext(
        "{n} response was saved as the program last wrote it; its digest in the log says so.",
        "{n} responses were saved as the program last wrote them; their digests in the log say so.",
        n,
    ).format(n=n)


def _log_words(saved: Salvaged) -> str:
    lines = ngettext("{n} line of the log was saved", "{n} lines of the log were saved", saved.lines)
    damaged = ngettext("{n} was damaged and left out.", "{n} were damaged and left out.", saved.lines_lost)
    return f"{lines.format(n=saved.lines)}; {damaged.format(n=saved.lines_lost)}"


def salvaged_json(saved: Salvaged) -> dict[str, Any]:
    """The result as `salvage --json` gives it."""
    return asdict(saved) | {"path": str(saved.path)}
