"""Progress of long work on a terminal; nothing where nobody watches."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click


@contextmanager
def steps(label: str, count: int) -> Iterator[Callable[[], None]]:
    """A bar on stderr; call what it yields after each of the `count` steps."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=count, label=label, file=sys.stderr, show_eta=False) as bar:
        yield lambda: bar.update(1)
