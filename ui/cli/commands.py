"""The command line. A command asks the rooms below, which are imported when it runs: `open` must not wait for statistics."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import servqual_desk
from instruments.i18n import LANGUAGES, N_, _, language, ngettext, use_language
from ui.cli.click_words import SpokenGroup, SpokenOption

if TYPE_CHECKING:
    from servqual_desk.importing.import_check import Intake

PROGRAM = "servqual-desk"
FILE = click.Path(path_type=Path)
OUT = click.Path(path_type=Path, allow_dash=True)


def option(*names: str, **settings: Any) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """An option whose help is translated when it is shown."""
    return click.option(*names, cls=SpokenOption, **settings)


def show_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"{PROGRAM} {servqual_desk.__version__}")
        context.exit()


where_option = option(
    "--where", multiple=True, metavar="COLUMN=VALUE",
    help=N_("Only responses with this answer. Again for the same column: this or that; for another column: both."),
)  # fmt: skip


@click.group(
    cls=SpokenGroup, invoke_without_command=True,
    help=N_("Surveys of public services: interview, analysis, report and data files. Without a command, the window opens."),
)  # fmt: skip
@option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=show_version,
    help=N_("Show the version and exit."),
)  # fmt: skip
@click.pass_context
def desk(context: click.Context) -> None:
    if context.invoked_subcommand is None:
        context.invoke(open_window)


@desk.command("open", help=N_("Open the window, with the project FILE where it is given."))
@click.argument("file", type=FILE, required=False)
@option("--kiosk", is_flag=True, help=N_("Full screen, for citizens who answer alone; needs FILE."))
def open_window(file: Path | None, kiosk: bool) -> None:
    if file is not None:
        from servqual_desk.project import Project

        Project.open(file).close()  # refused here, in one sentence, before a window stands there with nothing in it
    from ui.display_check import require_display

    require_display()
    from ui.app import run

    if code := run(file, kiosk):
        raise click.exceptions.Exit(code)


@desk.command(help=N_("Make a simulated survey with its analysis, data and report in DIR (./demo when not given)."))
@click.argument("folder", metavar="[DIR]", type=FILE, default="demo")
def demo(folder: Path) -> None:
    from ui.cli.terminal_progress import steps
    from ui.jobs.demo_folder import STEPS, make_sample_folder

    with steps(_("Demo"), STEPS) as step:
        written = make_sample_folder(folder, language=language(), step=step)
    for path in written:
        click.echo(_("Written: {path}").format(path=path))
    click.echo(_("The citizens are simulated; every page of the report says so."))


@desk.group(invoke_without_command=True, help=N_("List the questionnaires that come with the program."))
@click.pass_context
def instruments(context: click.Context) -> None:
    if context.invoked_subcommand is None:
        from instruments.load import bundled, load_instrument

        ids = bundled()
        for id_ in ids:
            click.echo(f"{id_:<{max(map(len, ids))}}  {load_instrument(id_).title.get(language())}")


@instruments.command(help=N_("Check the questionnaire file PATH and list every fault with its place and its repair."))
@click.argument("path", type=FILE)
def check(path: Path) -> None:
    from instruments.columns import variables
    from instruments.load import load_instrument

    instrument = load_instrument(path)
    click.echo(
        _(
            "{path} is a sound questionnaire: “{title}”, {dimensions} dimensions, {items} items, {columns} columns."
        ).format(
            path=path,
            title=instrument.title.get(language()),
            dimensions=len(instrument.dimensions),
            items=len(instrument.items),
            columns=len(variables(instrument)),
        )
    )


@desk.command(help=N_("Make the project FILE, which must not exist yet."))
@click.argument("file", type=FILE)
@option(
    "--instrument", "id_or_path", required=True, metavar="ID_OR_PATH", help=N_("A bundled questionnaire, or a file.")
)
@option("--title", default="", metavar="T", help=N_("What the survey is called; else the questionnaire's title."))
def new(file: Path, id_or_path: str, title: str) -> None:
    from servqual_desk.project import Project

    with Project.create(file, instrument=id_or_path, title=title) as project:
        click.echo(_("Made: {path}, “{title}”, with {instrument}.").format(
            path=file, title=project.title, instrument=f"{project.instrument.id} {project.instrument.version}"
        ))  # fmt: skip


@desk.command(
    "import", help=N_("Add the responses of a data file (.csv, .xlsx, .sav) to the project FILE, all or none.")
)
@click.argument("file", type=FILE)
@click.argument("data", type=FILE)
@option("--map", "map_", type=FILE, metavar="MAP.toml", help=N_("Their column names for ours, and which to ignore."))
@option("--skip-invalid", is_flag=True, help=N_("Leave out the rows that have a fault, and say which."))
def import_data(file: Path, data: Path, map_: Path | None, skip_invalid: bool) -> None:
    from exports.datasets.read import read_table
    from servqual_desk.importing import import_check
    from servqual_desk.importing.column_map import read_column_map
    from servqual_desk.project import Project
    from ui.cli.terminal_progress import steps

    with Project.open(file) as project, steps(_("Import"), 3) as step:
        column_map = read_column_map(map_) if map_ else None
        table = read_table(data)
        step()
        found = import_check.check(table, project.instrument, column_map, known_uuids=project.uuids())
        records = found.accepted(skip_invalid=skip_invalid)
        step()
        count = project.add_responses(records, source="import", detail=data.name)
        step()
    click.echo(ngettext("{n} response imported.", "{n} responses imported.", count).format(n=count))
    _tell_what_is_left_out(found)


def _tell_what_is_left_out(found: "Intake") -> None:
    for fault in found.faults:
        click.echo(fault.sentence, err=True)
    if found.skipped:
        n = len(found.skipped)
        click.echo(
            ngettext("{n} row skipped: {rows}.", "{n} rows skipped: {rows}.", n).format(
                n=n, rows=_listed(found.skipped)
            )
        )
    if found.blank:
        n = len(found.blank)
        sentence = ngettext("{n} empty row is no response: {rows}.", "{n} empty rows are no responses: {rows}.", n)
        click.echo(sentence.format(n=n, rows=_listed(found.blank)))
    if found.lacking:
        sentence = _("Columns that the file does not have, missing for everyone: {columns}.")
        click.echo(sentence.format(columns=_listed(found.lacking)))


def _listed(things: Sequence[object]) -> str:
    return ", ".join(map(str, things))


@desk.command(help=N_("Compute everything that the project FILE gives: tables here, or the whole result as JSON."))
@click.argument("file", type=FILE)
@option(
    "--json", "json_", type=OUT, metavar="OUT", help=N_("Write the result to this file instead (- is the terminal).")
)
@where_option
@option(
    "--predictors", type=click.Choice(["perception", "gap"]), help=N_("Keep one of the regression's predictor sets.")
)
def analyse(file: Path, json_: Path | None, where: tuple[str, ...], predictors: Any) -> None:
    from analysis import Options
    from analysis import analyse as compute
    from ui.cli.arguments import project_to_read, read_where, selected_frame

    with project_to_read(file) as project:
        result = compute(selected_frame(project, where), project.instrument, Options(predictors=predictors))
        if json_ is None:
            from exports.tables.terminal_table import plain_table

            click.echo("\n\n".join(plain_table(table, project.instrument) for table in result.tables()))
            return
        from ui.jobs.saved_analyses import kept_for_json

        text = whole_json(result.to_dict(), kept_for_json(project, read_where(where)))
    if str(json_) == "-":
        click.echo(text.encode())
        return
    from servqual_desk.store.whole_files import replacing

    with replacing(json_) as temporary:
        temporary.write_text(text, encoding="utf-8")
    click.echo(_("Written: {path}").format(path=json_))


def whole_json(result: dict[str, Any], lab: list[dict[str, Any]]) -> str:
    """The contract's result, and after it what was kept in the lab, in full precision."""
    return json.dumps(result | {"lab": lab}, ensure_ascii=False, allow_nan=False, indent=1)


@desk.command(help=N_("Write the report of the project FILE as a PDF."))
@click.argument("file", type=FILE)
@option("-o", "--output", type=FILE, required=True, metavar="OUT.pdf", help=N_("The PDF to write."))
@option("--lang", type=click.Choice(list(LANGUAGES)), help=N_("The report's language; else the program's."))
@where_option
def report(file: Path, output: Path, lang: str | None, where: tuple[str, ...]) -> None:
    from analysis import analyse as compute
    from exports.report import write_report
    from servqual_desk.store.whole_files import replacing
    from ui.cli.arguments import project_to_read, read_where, require_ending, selected_frame, selection_title
    from ui.cli.terminal_progress import steps
    from ui.jobs.saved_analyses import kept_for_report

    require_ending(output, ".pdf")
    with project_to_read(file) as project, steps(_("Report"), 2) as step, replacing(output) as temporary:
        frame = selected_frame(project, where)
        result = compute(frame, project.instrument)
        step()
        title = selection_title(project.title, where)
        with use_language(lang or language()):
            kept = kept_for_report(project, read_where(where))
        write_report(
            result, project.instrument, frame, temporary, language=lang or language(), title=title,
            organisation=project.setting("organisation"), kept=kept,
        )  # fmt: skip
        step()
    click.echo(_("Written: {path}").format(path=output))


@desk.command(help=N_("Write the responses of the project FILE as a data file: .csv, .xlsx, .sav, .dta or .parquet."))
@click.argument("file", type=FILE)
@option("-o", "--output", type=FILE, required=True, metavar="OUT", help=N_("The data file to write, by its ending."))
def export(file: Path, output: Path) -> None:
    from exports.datasets.write import format_of, write_dataset
    from ui.cli.arguments import project_to_read, selected_frame

    format_of(output)  # refuses an unknown ending before the work begins
    with project_to_read(file) as project:
        frame = selected_frame(project, (), non_answers=True)
        write_dataset(frame, project.instrument, output, language=language(), title=project.title)
    n = len(frame)
    click.echo(
        ngettext("Written: {path}, {n} response.", "Written: {path}, {n} responses.", n).format(path=output, n=n)
    )


@desk.command(
    help=N_("Write the blank form of the project FILE as a PDF to print, each copy with a number of its own.")
)
@click.argument("file", type=FILE)
@option("-o", "--output", type=FILE, required=True, metavar="OUT.pdf", help=N_("The PDF to write."))
@option("--lang", type=click.Choice(list(LANGUAGES)), help=N_("The form's language; else the program's."))
@option(
    "--copies",
    type=click.IntRange(1, 1000),
    default=1,
    metavar="N",
    help=N_("How many; numbers go on where they ended."),
)
@option("--prefix", default="", metavar="P", help=N_("What stands before the numbers, such as MPP-."))
def form(file: Path, output: Path, lang: str | None, copies: int, prefix: str) -> None:
    from exports.form.form import write_form
    from servqual_desk.interviewing.paper_serials import next_number, note_printed, numbered
    from servqual_desk.project import Project
    from ui.cli.arguments import require_ending

    require_ending(output, ".pdf")
    with Project.open(file) as project:
        first = next_number(project)
        serials = numbered(first, copies, prefix=prefix)
        office = project.setting("organisation")
        write_form(
            project.instrument,
            output,
            language=lang or language(),
            title=project.title,
            organisation=office,
            serials=serials,
        )
        note_printed(project, first=first, copies=copies)
    click.echo(_("Written: {path}, {first} to {last}").format(path=output, first=serials[0], last=serials[-1]))


def main() -> None:
    """The entry point of `servqual-desk` and of `python -m servqual_desk`; leaves the process with the exit code."""
    desk.main(prog_name=PROGRAM)


if __name__ == "__main__":
    main()
