"""What makes the window come quickly: what is loaded before Qt, and when Python looks for garbage. No Qt here."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

# PySide6 reads the source of each module that is imported after it, to see whether it speaks to Qt: those that do not come first.
WITHOUT_QT = (
    "servqual_desk.settings",
    "servqual_desk.project",
    "servqual_desk.interviewing.interviews",
    "servqual_desk.responses.responses",
    "servqual_desk.fieldwork.fieldwork",
    "servqual_desk.fieldwork.people",
    "servqual_desk.store.backups",
    "servqual_desk.words.section_words",
    "ui.jobs.interview_session",
    "ui.jobs.make_survey",
    "ui.jobs.open_survey",
    "ui.jobs.status_line_words",
    "ui.jobs.automatic_backup",
    "exports.look.fonts",
    "exports.look.palette",
)


@contextmanager
def starting() -> Iterator[None]:
    """Inside, everything is made that stays until the end: none of it is garbage, then or later."""
    was_looking = gc.isenabled()
    gc.disable()
    try:
        for name in WITHOUT_QT:
            import_module(name)
        yield
    finally:
        gc.freeze()
        if was_looking:
            gc.enable()
