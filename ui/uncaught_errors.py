"""What nobody caught: the user's and the machine's faults in one sentence, ours in the log with their trace (law 10)."""

import logging
import sys
from types import TracebackType

from PySide6.QtWidgets import QApplication

from instruments.i18n import _
from servqual_desk.errors import KnownError
from servqual_desk.settings import log_path

_logger = logging.getLogger("servqual_desk")


def watch() -> None:
    """Let no exception end the window or pass unseen."""
    sys.excepthook = report


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Show what happened; log it when it is a bug."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    # Imported here, because starting to collect must not wait for what is needed only when something goes wrong.
    from ui.jobs.fault_of_the_file import fault_of_the_file
    from ui.program_log import write_log
    from ui.widgets.dialogs import tell

    error = error if isinstance(error, KnownError) else fault_of_the_file(error) or error
    if isinstance(error, KnownError):
        tell(QApplication.activeWindow(), _("Something went wrong"), error.faults)
        return
    write_log()
    _logger.error("bug", exc_info=error)
    tell(
        QApplication.activeWindow(),
        _("The program has failed"),
        (
            _("All answers that were shown as saved are on disk. You can go on working."),
            _("Please send the file {path} to whoever maintains this program.").format(path=log_path()),
        ),
    )
