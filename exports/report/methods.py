"""How the numbers were made: n, rule and method of every table, and every note of the analysis."""

from exports.paper.column_widths import Field
from exports.report.blocks import Block, Grid, Heading, points, section
from exports.report.context import Report
from exports.report.table_notes import people
from exports.words.codes import code_word
from exports.words.columns import column_title
from exports.words.limits import with_limits
from exports.words.names import clipped
from exports.words.notes import note_sentences
from exports.words.numbers import number
from exports.words.procedures import method_definition, method_name
from exports.words.tables import table_title
from instruments.i18n import _


def methods(report: Report) -> list[Block]:
    """The section that a reviewer reads."""
    notes = note_sentences(report.analysis.notes, report.instrument)
    return [
        *section(_("Method notes")),
        *points(_conventions(report)),
        *_tables(report),
        Heading(words=_("Methods"), level=1),
        *points(_definitions(report)),
        *([Heading(words=_("Notes"), level=1), *points([clipped(note, 600) for note in notes])] if notes else []),
    ]


def _conventions(report: Report) -> list[str]:
    """What holds for every table."""
    data, instrument = report.analysis.data, report.instrument
    return [
        _('An unanswered question is missing, never zero; so is an answer of the kind "don\'t know".'),
        _("Negatively worded items are reverse-scored before analysis."),
        _("Numbers are computed in full precision and rounded once, for display."),
        with_limits(
            _(
                "Tests are two-sided; confidence intervals are {confidence}. Holm's correction is over the rows of a "
                "table."
            )
        ),
        _("A number that cannot be computed is called undefined, and a note says why."),
        _("Fingerprint of the data: {fingerprint}").format(fingerprint=data.fingerprint),
        _("Fingerprint of the questionnaire: {digest}").format(digest=instrument.digest),
    ]


def _definitions(report: Report) -> list[str]:
    """The methods in the order in which they are used."""
    used = dict.fromkeys(table.method for table in report.sections.tables)
    return [
        _("{method}: {definition}").format(method=method_name(method), definition=method_definition(method))
        for method in used
        if method_definition(method)
    ]


def _tables(report: Report) -> list[Block]:
    """Every table of the analysis with the answers behind it."""
    tables = report.sections.tables
    fields = [
        Field(title=column_title("table"), cells=[clipped(table_title(t, report.instrument), 70) for t in tables]),
        Field(title=column_title("n"), cells=[people(report, table.sample.used) for table in tables], kind="number"),
        Field(title=column_title("n_responses"), cells=[number(t.sample.started, 0) for t in tables], kind="number"),
        Field(title=column_title("rule"), cells=[code_word(table.sample.rule) for table in tables]),
    ]
    return [Grid(caption=report.numbering.table(_("Responses used in each table")), fields=fields)]
