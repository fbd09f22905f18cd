"""Python's garbage is collected in the window's thread alone.

Collected in a thread of the background, a widget that nobody holds any more would be destroyed there, which Qt does not survive.
And a collection then never comes between a key and what it brings on the screen.
"""

import gc
from functools import cache

from PySide6.QtCore import QCoreApplication, QTimer

MILLISECONDS = 500


def collect_here() -> None:
    """From now on garbage is collected while the window, whose thread calls this, waits for events."""
    application = QCoreApplication.instance()
    if application is not None:
        gc.disable()
        _timer(application).start()


def collect_anywhere() -> None:
    """As Python does by itself; for what waits for no events, once the background is done."""
    application = QCoreApplication.instance()
    if application is not None:
        _timer(application).stop()
    gc.enable()


@cache
def _timer(application: QCoreApplication) -> QTimer:
    timer = QTimer(application, interval=MILLISECONDS)
    timer.timeout.connect(_collect)
    return timer


def _collect() -> None:
    """As much as Python would by its own thresholds."""
    counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, most) in enumerate(counts) if count > most]
    if due:
        gc.collect(max(due))
