"""`servqual-desk export`: the responses as a data file."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from exports.datasets.written_formats import WRITERS
from instruments.i18n import N_, _, language, ngettext
from servqual_desk.errors import DataError
from ui.cli.click_words import WholeNumber
from ui.cli.options import FILE, command, file_argument, language_option, option, where_option

if TYPE_CHECKING:
    from ui.jobs.export_data import Exported


@command(
    help=N_(
        "Write the responses of the survey FILE as a data file ({endings}), or as a data package: a folder (a name that "
        "ends in /) or a .zip."
    ),
    endings=" ".join(WRITERS),
)
@file_argument
@option("-o", "--output", required=True, metavar="OUT", help=N_("The data file to write, by its ending."))
@where_option
@option("--columns", default="", metavar="a,b,…", help=N_("Only these columns, in this order."))
@option(
    "--labels",
    type=click.Choice(["codes", "words"]),
    default="codes",
    help=N_("What stands in the cells of scales and choices: codes, or words."),
)
@language_option(N_("The language of labels and words; else the program's."))
@option(
    "--shape",
    type=click.Choice(["wide", "long"]),
    default="wide",
    help=N_("A row for each response (wide), or for each answer (long)."),
)
@option(
    "--table",
    "tables",
    multiple=True,
    type=click.Choice(["answers", "events", "timings", "codings"]),
    help=N_(
        "Which table: the answers, the log of every change, the time of each answer, or the codes of the comments; several "
        "in a data package."
    ),
)
@option(
    "--shareable",
    is_flag=True,
    help=N_("A file to hand on: no identifiers, times, enumerators or own words, and nobody stands alone in it."),
)
@option(
    "--k",
    type=WholeNumber(2, 1000),
    metavar="K",
    help=N_("With --shareable: how many responses at least share what others may know of them; else 5."),
)
@option(
    "--quasi",
    default="",
    metavar="a,b,…",
    help=N_("With --shareable: the columns that others may know; else the profile, days, unit, service and wave."),
)
@option(
    "--encrypt",
    is_flag=True,
    help=N_(
        "Write an encrypted .zip (AES-256) that only a passphrase opens; it is asked for, or given as for “protect”."
    ),
)
@option("--new-key-file", type=FILE, metavar="PATH", help=N_("With --encrypt: holds the passphrase of the .zip."))
def export(file: Path, output: str, where: tuple[str, ...], lang: str | None, tables: Any, **chosen: Any) -> None:
    from exports.shareable.shareable import K
    from ui.cli.arguments import read_where
    from ui.cli.terminal_progress import shown_progress
    from ui.jobs.export_data import ExportOptions

    if not chosen["shareable"] and (chosen["k"] or chosen["quasi"]):
        raise DataError(_("--k and --quasi need --shareable."))
    options = ExportOptions(
        columns=_names(chosen["columns"]),
        labels=chosen["labels"],
        shape=chosen["shape"],
        tables=tuple(dict.fromkeys(tables)) or ("answers",),
        k=(chosen["k"] or K) if chosen["shareable"] else 0,
        quasi=_names(chosen["quasi"]),
    )
    write, saved = _writer(file, output, chosen)
    with shown_progress() as progress:
        done = write(progress, language=lang or language(), where=read_where(where), options=options)
    sentence = ngettext("Saved: {path}, {n} response.", "Saved: {path}, {n} responses.", done.n)
    click.echo(sentence.format(path=saved or done.path, n=done.n))
    if done.statement:
        click.echo(done.statement)


def _writer(file: Path, output: str, chosen: Mapping[str, Any]) -> tuple[Callable[..., "Exported"], str]:
    """What writes the file, and how it is called as it was typed; "" where the program completes its name."""
    from servqual_desk.store.file_keys import is_protected
    from ui.cli.passphrase import new_passphrase, read_key_file
    from ui.jobs.export_data import export_data
    from ui.jobs.export_encrypted import export_encrypted

    key_file = chosen["new_key_file"]
    if not chosen["encrypt"]:
        if key_file:
            raise DataError(_("--new-key-file needs --encrypt."))
        return partial(export_data, file, output), output
    # What is given without being asked for opens a protected survey; the file to be handed on gets one of its own.
    passphrase = read_key_file(key_file) if key_file else new_passphrase(Path(output), change=is_protected(file))
    return partial(export_encrypted, file, output, passphrase), ""


def _names(listed: str) -> tuple[str, ...]:
    """`a, b` as two names."""
    return tuple(name for part in listed.split(",") if (name := part.strip()))
