"""How long work says what it does and how far it is, and learns that nobody wants it any more: one type in every room.

The work, wherever it stands, takes a `Progress` and calls it; the face that started the work makes one that shows it.

    def copy(source, target, progress=UNWATCHED):
        progress.step(_("Copying …"), 0.0)
        for number, page in enumerate(pages):
            progress(number / len(pages))
"""

from collections.abc import Callable


class CancelledError(Exception):
    """The person no longer wants the result."""


def _to_nobody(_doing: str, _share: float | None) -> None:
    pass


def _never() -> bool:
    return False


class Progress:
    """What a piece of work tells while it runs, in the work's own thread.

    Args:
        show: told what is being done (a sentence in the reader's language) and how far it is (0 to 1; None: nobody can tell).
        is_cancelled: asked at every step.
    """

    def __init__(
        self, show: Callable[[str, float | None], object] = _to_nobody, is_cancelled: Callable[[], bool] = _never
    ) -> None:
        self._show, self._is_cancelled = show, is_cancelled
        self._doing = ""

    def __call__(self, share: float) -> None:
        """Say how far the work is (0 to 1).

        Raises:
            CancelledError: the person has given the work up.
        """
        self.step(self._doing, share)

    def step(self, doing: str, share: float | None = None) -> None:
        """Say what is being done from now on, and how far the work is (0 to 1; None: nobody can tell).

        Raises:
            CancelledError: the person has given the work up.
        """
        if self._is_cancelled():
            raise CancelledError
        self._doing = doing
        self._show(doing, share)

    def between(self, start: float, end: float) -> "Progress":
        """The progress of a part of the work, which takes it from one share to another."""

        def show(doing: str, share: float | None) -> None:
            self.step(doing or self._doing, start if share is None else start + share * (end - start))

        return Progress(show, self._is_cancelled)

    def part(self, position: int, count: int) -> "Progress":
        """The progress of part `position` (from 0) of `count` equal ones."""
        return self.between(position / count, (position + 1) / count)


UNWATCHED = Progress()
