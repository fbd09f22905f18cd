"""Who answered, in one table as the official report has it: every profile question, then units and services, with n and %."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.disclosure.groups import hidden_groups
from analysis.disclosure.ranges import SHOWN
from analysis.methods.groups.split import group_labels
from exports.paper.column_widths import Field
from exports.report.blocks import Block, Grid
from exports.report.context import Report
from exports.report.profile import (
    Count,
    answers_of,
    count_words,
    counted_questions,
    counts_of,
    profile_questions,
    question_tables,
    why_hidden,
)
from exports.report.table_notes import people
from exports.words.columns import column_title
from exports.words.names import clipped, words_of
from exports.words.numbers import number
from instruments.i18n import _
from servqual_desk.words.domain_words import own_column_word
from servqual_desk.words.response_columns import PLACES

LONGEST = 80  # letters of a question above its answers


class Line(NamedTuple):
    """An answer, or the question above its answers: in words, n and % as they may be printed."""

    words: str
    n: str = ""
    share: str = ""
    is_head: bool = False
    is_hidden: bool = False


def joined_profile(report: Report) -> list[Block]:
    """The table, and what it has no place for: several answers of one person, numbers, texts and days."""
    lines = list(_lines(report))
    joined = {question.id for question in counted_questions(report.instrument) if not question.traits.several}
    rest = [question for question in profile_questions(report.instrument) if question.id not in joined]
    others = [block for question in rest for block in question_tables(report, question)]
    return [*([_grid(report, lines)] if lines else []), *others]


def _grid(report: Report, lines: list[Line]) -> Grid:
    fields = [
        Field(title=_("Characteristic"), cells=[line.words for line in lines]),
        Field(title=column_title("n"), cells=[line.n for line in lines], kind="number"),
        Field(title="%", cells=[line.share for line in lines], kind="number"),
    ]
    heads = [place for place, line in enumerate(lines) if line.is_head]
    caption = report.numbering.table(_("Profile of the respondents"))
    return Grid(caption=caption, fields=fields, heads=heads, notes=list(_notes(report, lines)))


def _lines(report: Report) -> Iterator[Line]:
    for question in counted_questions(report.instrument):
        if question.id in report.frame.columns and not question.traits.several:
            words = [words for _value, words in answers_of(question)]
            yield from _characteristic(report, words_of(question.name), words, counts_of(report, question))
    if not report.is_part:  # beside the paper about all it would tell of few
        for column in PLACES:
            yield from _places(report, column, own_column_word(column))


def _places(report: Report, column: str, title: str) -> Iterator[Line]:
    """Units or services that were served, by their names; nothing where there is but one, or none."""
    if column not in report.frame.columns:
        return
    labels, places = group_labels(report.frame[column])
    if len(labels) < 2:
        return
    states = {} if report.is_internal else hidden_groups(report.frame, column, report.smallest)
    counts = [Count(int((places == at).sum()), states.get(label, SHOWN)) for at, label in enumerate(labels)]
    names = report.names.get(column, {})
    yield from _characteristic(report, title, [names.get(label, label) for label in labels], counts)


def _characteristic(report: Report, title: str, words: Sequence[str], counts: Sequence[Count]) -> Iterator[Line]:
    answered = sum(count.n for count in counts)
    head = _("{question} (n = {n})").format(question=clipped(title, LONGEST), n=people(report, answered))
    yield Line(head, is_head=True)
    for said, (n, state) in zip(words, counts, strict=True):
        share = "" if state or not answered else number(100 * n / answered, 1)
        yield Line(said, count_words(n, state, report.smallest), share, is_hidden=bool(state))


def _notes(report: Report, lines: Sequence[Line]) -> Iterator[str]:
    yield _("n of each characteristic: those who answered, of {started} responses; shares are of these.").format(
        started=number(report.analysis.data.n_responses, 0)
    )
    if any(line.is_hidden for line in lines):
        yield why_hidden(report)
