"""The program's own log on this computer: the trace of every bug, for whoever looks after the program.

What an exception says may be what a citizen said (`KeyError: 'my name is …'`), so the log has its kind and its places alone.
"""

import logging
import traceback
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from types import TracebackType

from servqual_desk.errors import BugError
from servqual_desk.settings import log_path

LOG_BYTES = 1_000_000
_PLAIN = (
    AttributeError,
    BugError,
    ImportError,
    NameError,
    TypeError,
    ZeroDivisionError,
)  # say names of the program's own, and no value

_logger = logging.getLogger("servqual_desk")


def write_log() -> None:
    """Send what is logged to the log file, or to the terminal where no file can be written."""
    if _logger.handlers:
        return
    try:
        log_path().parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(log_path(), maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8")
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(_WithoutValues("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    _logger.addHandler(handler)


class _WithoutValues(logging.Formatter):
    def formatException(
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        return "\n".join(map(_told, _chain(ei[1]))) if ei[1] is not None else ""


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An exception after those that it came of."""
    before = error.__cause__ or error.__context__
    if before is not None:
        yield from _chain(before)
    yield from error.exceptions if isinstance(error, BaseExceptionGroup) else ()
    yield error


def _told(error: BaseException) -> str:
    said = f": {error}" if isinstance(error, _PLAIN) else ""
    return f"{''.join(traceback.format_tb(error.__traceback__))}{type(error).__qualname__}{said}"
