"""How a command ends: 0 done, 1 a bug of ours (logged with its trace), 2 the input or the machine (one sentence a fault)."""

import logging
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TextIO

import click

from instruments.i18n import _
from servqual_desk.errors import KnownError
from servqual_desk.settings import log_path
from servqual_desk.store.whole_files import disk_fault

DONE, BUG, REFUSED = 0, 1, 2


def exit_code(command: Callable[[], object]) -> int:
    """Run a command, say on stderr what went wrong, and give the exit code, which then stands whatever the streams do."""
    code = _code_of(command)
    for stream in (sys.stdout, sys.stderr):
        _give_up_unwritable(stream)
    return code


def _code_of(command: Callable[[], object]) -> int:
    began = time.monotonic()
    try:
        command()
        sys.stdout.flush()  # a full disk behind `>` shows here, and not after the exit code is decided
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        return _refused(error.format_message())
    except (click.Abort, KeyboardInterrupt):
        return _refused(_("Stopped. What was not finished was not kept."))
    except KnownError as error:
        return _refused(*error.faults)
    except (BrokenPipeError, SystemExit):  # click makes the second of the first: `… | head`, which is no fault
        _write_nowhere(sys.stdout)
    except OSError as error:
        return _refused(*disk_fault(error, Path(error.filename or "stdout")).faults)
    except MemoryError:
        return _refused(
            _("There is not enough memory for this. Close other programs, or use fewer responses with --where.")
        )
    except Exception as error:  # noqa: BLE001  the last resort: whatever nobody expected is a bug, and is logged
        fault = _fault_of_the_file(error, began)
        return _refused(*fault.faults) if fault else _bug(error)
    return DONE


def _refused(*sentences: str) -> int:
    with suppress(OSError):  # where nobody can be told, the exit code tells
        for sentence in sentences:
            click.echo(" ".join(sentence.split()), err=True)
    return REFUSED


def _give_up_unwritable(stream: TextIO) -> None:
    """What a full disk or a closed pipe did not take goes: Python would try again at its end, and leave with code 120."""
    try:
        stream.flush()
    except OSError:
        _write_nowhere(stream)


def _write_nowhere(stream: TextIO) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _fault_of_the_file(error: Exception, began: float) -> KnownError | None:
    """The sentence for a damaged survey in place of a bug; see `ui.jobs.fault_of_the_file`."""
    from ui.jobs.fault_of_the_file import fault_of_the_file  # a command that goes well needs none of it

    return fault_of_the_file(error, since=began)


def _bug(error: Exception) -> int:
    from ui.program_log import write_log

    write_log()
    logging.getLogger("servqual_desk").error("bug", exc_info=error)
    sentence = _("The program has failed; please send the file {path} to whoever maintains it.")
    click.echo(sentence.format(path=log_path()), err=True)
    return BUG
