"""Progress of long work on a terminal; nothing where nobody watches."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from instruments.progress import UNWATCHED, Progress

STEPS = 100


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """A bar on stderr with what is being done, for a job; Ctrl+C ends the job as Cancel does in the window."""
    if not sys.stderr.isatty():
        yield UNWATCHED
        return
    with click.progressbar(length=STEPS, file=sys.stderr, show_eta=False, item_show_func=_as_it_is) as bar:

        def show(doing: str, share: float | None) -> None:
            bar.update(max(0, round(STEPS * (share or 0)) - bar.pos), doing)

        yield Progress(show)
        bar.update(STEPS - bar.pos, "")


def _as_it_is(doing: str | None) -> str | None:
    return doing
