"""`servqual-desk self-test`: does this installation work?"""

import click

from instruments.i18n import N_, _, ngettext
from servqual_desk.errors import KnownError
from ui.cli.options import command


@command(help=N_("Try every part of this installation: questionnaires, words, typeface, a report, each file format."))
def self_test() -> None:
    from ui.cli.terminal_progress import shown_progress
    from ui.jobs.self_test import self_test as run

    with shown_progress() as progress:
        checks = list(run(progress))
    for check in checks:
        said = _("{part}: fails. {fault}") if check.fault else _("{part}: works")
        click.echo(said.format(part=check.part, fault=check.fault))
    if failing := sum(bool(check.fault) for check in checks):
        raise KnownError(
            ngettext(
                "One part of this installation fails; it stands above.",
                "{n} parts of this installation fail; they stand above.",
                failing,
            ).format(n=failing)
        )
