"""Where the command line gets a passphrase from: `--key-file`, else SERVQUAL_DESK_PASSPHRASE, else the terminal or a pipe."""

import os
from functools import partial
from pathlib import Path

import click

from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.people import session
from servqual_desk.store import file_keys
from servqual_desk.store.device_keys import knows
from servqual_desk.store.file_keys import FileKey
from servqual_desk.store.passphrases import Passphrase
from servqual_desk.store.pin_unlocking import key_for_person
from servqual_desk.store.whole_files import disk_faults
from ui.cli import person
from ui.cli.asking import ask_hidden

VARIABLE = "SERVQUAL_DESK_PASSPHRASE"
_chosen: dict[str, Path] = {}


def use_key_file(_context: click.Context, _option: click.Parameter, path: Path | None) -> None:
    """What `--key-file` does."""
    _chosen.clear()
    if path is not None:
        _chosen["key file"] = path


def answer_for_protected_files(context: click.Context) -> None:
    """Ask the person when a protected file is met, while the command runs."""
    file_keys.ask_with(_passphrase_of)
    context.call_on_close(partial(file_keys.ask_with, None))


def is_given() -> bool:
    """Whether a passphrase comes without asking for it."""
    return bool(_chosen or os.environ.get(VARIABLE))


def ask_nobody() -> None:
    """The terminal is asked nothing any more: for whatever stands in front of it from now on."""
    file_keys.ask_with(None)
    session.ask_with(None)


def _passphrase_of(path: Path) -> Passphrase | FileKey | None:
    """What opens a protected file: the passphrase, or, of whom `--as` names, the PIN on a computer that knows the file."""
    given = _given()
    if given is not None:
        return given
    if person.is_named() and knows(path):
        who = person.credentials(path.name)
        return key_for_person(path, who.name, who.pin)
    return ask_hidden(_("Passphrase of {path}").format(path=path.name))


def new_passphrase(path: Path, *, change: bool) -> Passphrase:
    """The passphrase that a file is to get; typed twice, since it is not seen.

    Args:
        change: what `--key-file` and the variable give is the old one.

    Raises:
        DataError: none is given, or the two are not the same.
    """
    given = None if change else _given()
    if given is not None:
        return given
    first = ask_hidden(_("New passphrase for {path}").format(path=path.name))
    if first is None:
        raise DataError(
            _("A passphrase is needed: type it, or give --key-file or {variable}.").format(variable=VARIABLE)
        )
    again = ask_hidden(_("The same once more"))
    if again not in (None, first):
        raise DataError(_("The two passphrases are not the same. Start again."))
    return first


def read_key_file(path: Path) -> bytes:
    """What a key file holds: a passphrase, a recovery code, or any bytes."""
    with disk_faults(path):
        return path.read_bytes()


def _given() -> Passphrase | None:
    if key_file := _chosen.get("key file"):
        return read_key_file(key_file)
    return os.environ.get(VARIABLE) or None
