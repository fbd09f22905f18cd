"""The program's own log on this computer: the trace of every bug, for whoever looks after the program."""

import logging
from logging.handlers import RotatingFileHandler

from servqual_desk.settings import log_path

LOG_BYTES = 1_000_000

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
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    _logger.addHandler(handler)
