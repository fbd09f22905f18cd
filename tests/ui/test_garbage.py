"""Garbage is collected in the window's thread, whoever makes it, and all the while."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from instruments.progress import Progress
from ui import background


@pytest.fixture(autouse=True)
def _at_the_end(qapp: object) -> Iterator[None]:
    yield
    background.cancel_all()


class Held:
    """Something that holds itself, as a widget and what it is connected to do, and notes in which thread it goes."""

    gone: set[bool]

    def __init__(self, gone: set[bool]) -> None:
        self.gone, self.me = gone, self

    def __del__(self) -> None:
        self.gone.add(threading.current_thread() is threading.main_thread())


def test_what_is_left_behind_goes_in_the_windows_thread_while_others_work(qtbot: QtBot) -> None:
    gone: set[bool] = set()
    is_seen = threading.Event()

    def work(_progress: Progress) -> None:
        while not is_seen.wait(0.001):
            [Held(gone) for _one in range(2_000)]

    background.run(work, done=lambda _none: None, failed=lambda _error: None)
    try:
        qtbot.waitUntil(lambda: bool(gone), timeout=60_000)
    finally:
        is_seen.set()
        background.wait()
    assert gone == {True}
