"""The command line. To add a command: a file here, and its line in `COMMANDS`.

A command is a thin shell over a job of `ui.jobs`. Its module is imported when it is called (or listed), and what it works
with when it runs: `open` must not wait for statistics.
"""

import atexit
import gc
import os
import sys
from pathlib import Path

import click

import servqual_desk
from exports.datasets.reading import FROZEN_WORD
from instruments.i18n import N_
from ui.cli.click_words import CommandModules, SpokenGroup
from ui.cli.options import option
from ui.cli.passphrase import answer_for_protected_files
from ui.cli.person import answer_for_people
from ui.jobs.survey_folder import SUFFIX

PROGRAM = "servqual-desk"
SELDOM = 50_000  # new objects between two looks for garbage: what is imported and what a report is made of is none

COMMANDS = {  # what is typed, in the order of --help → the module, and the function in it, of the same name
    "open": "open_window",
    "demo": "demo",
    "instruments": "instruments",
    "new": "new",
    "setup": "setup",
    "catalogue": "catalogue",
    "import": "import_data",
    "imports": "imports",
    "analyse": "analyse",
    "lab": "lab",
    "report": "report",
    "follow-up": "follow_up",
    "charts": "charts",
    "export": "export",
    "codebook": "codebook",
    "codes": "codes",
    "sources": "sources",
    "replicate": "replicate",
    "form": "form",
    "merge": "merge",
    "backup": "backup",
    "restore": "restore",
    "backups": "backups",
    "salvage": "salvage",
    "verify": "verify",
    "protect": "protect",
    "unprotect": "unprotect",
    "city": "city",
    "figures": "figures",
    "self-test": "self_test",
}


class DeskGroup(SpokenGroup):
    """All commands; a project's path in place of one opens the window on it."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.commands and _is_file(args[0]):
            args = ["open", *args]
        return super().resolve_command(ctx, args)


def _is_file(word: str) -> bool:
    return Path(word).suffix.lower() == SUFFIX or Path(word).is_file()


def show_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"{PROGRAM} {servqual_desk.__version__}")
        context.exit()


@click.group(
    cls=DeskGroup,
    commands=CommandModules(__name__, COMMANDS),
    invoke_without_command=True,
    help=N_(
        "Surveys of public services: interview, analysis, report and data files. Without a command, the window opens."
    ),
)
@option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=show_version,
    help=N_("Show the version and exit."),
)
@click.pass_context
def desk(context: click.Context) -> None:
    answer_for_protected_files(context)
    answer_for_people(context)
    if context.invoked_subcommand is None:
        context.invoke(desk.commands["open"])


def main() -> None:
    """The entry point of `servqual-desk` and of `python -m servqual_desk`; leaves the process with the exit code."""
    _have_streams()
    # Our matrices are small: where the linear algebra starts a thread a core, these wait for one another.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.set_threshold(SELDOM)
    atexit.register(_leave_quickly)
    if sys.argv[1:2] == [FROZEN_WORD]:  # a frozen program has no `python -m` for its child
        from exports.datasets.reading.child_process import main as read

        sys.exit(read(sys.argv[2]))
    desk.main(prog_name=PROGRAM)


def _leave_quickly() -> None:
    """A process that ends need not look once more through all that it loaded; Qt's own ending is left as it is."""
    if "PySide6.QtCore" not in sys.modules:
        gc.freeze()


def _have_streams() -> None:
    """Started from a menu of Windows, the process has no console and so no stream; what is said there goes nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  until the end
