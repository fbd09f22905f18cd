"""Which items people could not answer, beside the distribution of the answers to them."""

from dataclasses import replace

from analysis.items.non_answers import has_non_answers, non_answer_table
from analysis.table import Table
from exports.report.blocks import Block, Heading, Together, paragraph
from exports.report.context import Report
from exports.report.saved_analysis_gate import WITHHELD_OF_A_PART
from exports.report.tables import printed
from exports.words.names import words_of
from exports.words.notes import note_sentences
from instruments.columns import variables
from instruments.i18n import _


def non_answers(report: Report) -> list[Block]:
    """A small table; a sentence where nobody is told of; nothing where the questionnaire knows no such answer."""
    if not has_non_answers(report.instrument) or not len(report.frame):
        return []
    heading = Heading(words=_("Questions that could not be answered"), level=1, starts=True)
    if report.is_part:
        sentences = note_sentences([WITHHELD_OF_A_PART], report.instrument)
        return [heading, *(paragraph(sentence) for sentence in sentences)]
    made = non_answer_table(report.frame, report.instrument, report.non_answers, report.smallest)
    if not made.rows:
        return [Together(blocks=(heading, paragraph(_none(report))))]
    how_to_read = _(
        "Where many say that they do not know, or that it did not happen to them, the mean is of the others alone. Items and "
        "answers that do not stand here were given so by nobody, or by fewer than {smallest}."
    ).format(smallest=max(report.smallest, 2))
    return [heading, paragraph(how_to_read), *printed(report, _worded(report, made))]


def _none(report: Report) -> str:
    if report.smallest < 2:
        return _("Nobody said of an item that they do not know, or that it did not happen to them.")
    return _(
        "Of no item did {smallest} respondents or more say that they do not know, or that it did not happen to them."
    ).format(smallest=report.smallest)


def _worded(report: Report, made: Table) -> Table:
    """The non-answers in the questionnaire's words, which may differ from scale to scale."""
    words = {
        (one.item.id, one.battery.id, code): words_of(text)
        for one in variables(report.instrument)
        if one.item and one.battery and one.scale
        for code, text in one.scale.missing.items()
    }
    rows = (
        (item, battery, words[str(item), str(battery), str(code)], *rest) for item, battery, code, *rest in made.rows
    )
    return replace(made, rows=tuple(rows))
