"""How the numbers were made: n, rule and method of every table, and every note of the analysis."""

from reportlab.platypus import Flowable

from exports.report.context import Report
from exports.report.pages import section
from exports.report.text import paragraph, points
from exports.report.typeset import Field, typeset
from exports.words.codes import code_word
from exports.words.columns import column_title
from exports.words.names import clipped
from exports.words.notes import note_sentences
from exports.words.numbers import number
from exports.words.tables import method_name, table_title
from servqual_desk.i18n import _


def methods(report: Report) -> list[Flowable]:
    """The section that a reviewer reads."""
    data = report.analysis.data
    notes = note_sentences(report.analysis.notes, report.instrument)
    return [
        *section(_("Method notes")),
        *points([
            _("Reversed items are turned round before anything else. Numbers are computed in full precision and rounded once, here."),
            _("Tests are two-sided, intervals 95%; p values of a table are corrected together after Holm where the column says so."),
            _("An unanswered question is missing, never zero. A number that cannot be computed is called undefined, with its reason."),
            _("An answer of the kind \"don't know\" counts as missing."),
            _("Fingerprint of the data: {fingerprint}. The same answers give the same fingerprint.").format(fingerprint=data.fingerprint),
            _("Fingerprint of the questionnaire: {digest}.").format(digest=report.instrument.digest),
        ]),
        *_tables(report),
        *([paragraph(_("Notes"), "caption"), *points([clipped(note, 600) for note in notes])] if notes else []),
    ]  # fmt: skip


def _tables(report: Report) -> list[Flowable]:
    """Every table of the analysis with the answers behind it."""
    tables = report.tables
    fields = [
        Field(title=column_title("table"), cells=[table_title(table, report.instrument) for table in tables]),
        Field(title=column_title("n"), cells=[number(table.sample.used, 0) for table in tables], kind="number"),
        Field(title=column_title("n_responses"), cells=[number(t.sample.started, 0) for t in tables], kind="number"),
        Field(title=column_title("rule"), cells=[code_word(table.sample.rule) for table in tables]),
        Field(title=column_title("method"), cells=[method_name(table.method) for table in tables]),
    ]
    return typeset(report.numbering.table(_("Answers and method behind each table")), fields)
