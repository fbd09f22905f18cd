"""Asking for what must not be seen on the screen, at the terminal or from a pipe."""

import os
import select
import sys

import click

_PIPE_PATIENCE_S = 2.0  # a pipe in which nobody writes must not hold a script for ever


def ask_hidden(question: str) -> str | None:
    """What is typed without being shown, or the next line of a pipe; None where there is neither."""
    if sys.stdin is None or sys.stdin.closed:
        return None
    if sys.stdin.isatty():
        return str(click.prompt(question, hide_input=True, err=True))
    if os.name == "posix" and not _somebody_writes():
        return None
    return sys.stdin.readline().rstrip("\r\n") or None


def _somebody_writes() -> bool:
    try:
        return bool(select.select([sys.stdin], [], [], _PIPE_PATIENCE_S)[0])
    except (OSError, ValueError):  # no file behind it, as in a test: reading does not wait
        return True
