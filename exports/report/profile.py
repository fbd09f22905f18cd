"""Who answered: one table a profile question, as it may be published; the official report joins them (`joined_profile`)."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pandas as pd

from analysis.disclosure.counted import count_states
from analysis.disclosure.ranges import FEW, SHOWN
from analysis.item_matrices import Mask
from analysis.table import Hidden
from exports.paper.column_widths import Field
from exports.paper.typeset_table import Bars
from exports.report.blocks import Block, Grid, Heading, paragraph
from exports.report.context import Report
from exports.report.table_notes import people
from exports.words.cells import hidden_words
from exports.words.columns import column_title
from exports.words.names import clipped, words_of
from exports.words.numbers import number
from instruments.i18n import _
from instruments.model import Instrument, Question

LONGEST = 110  # letters of a question in a caption


class Count(NamedTuple):
    """How many gave an answer, and whether that may be printed (SHOWN, or why not)."""

    n: int
    state: int


def profile(report: Report) -> list[Block]:
    """Profile questions with choices or a scale counted, numbers described; texts and dates only said to be answered."""
    tables = [block for question in profile_questions(report.instrument) for block in question_tables(report, question)]
    return [Heading(words=_("Respondents")), *tables] if tables else []


def profile_questions(instrument: Instrument) -> list[Question]:
    """Of whom the respondents are: the profile questions that stand under no heading of their own."""
    return [question for question in instrument.questions_with("profile") if question.heading is None]


def counted_questions(instrument: Instrument) -> list[Question]:
    """Those of them whose answers are counted one by one."""
    return [question for question in profile_questions(instrument) if question.choices or question.scale is not None]


def answers_of(question: Question) -> list[tuple[Any, str]]:
    """Each answer that can be given and its words, in the questionnaire's order."""
    if question.scale is not None:
        labels = question.scale.labels
        return [
            (value, f"{value} · {words_of(labels[value])}" if value in labels else f"{value}")
            for value in question.scale.values
        ]
    return [(choice.id, words_of(choice.label)) for choice in question.choices]


def marks(question: Question, answers: "pd.Series[Any]") -> list[Mask]:
    """Who gave each answer; of `choices` a person may give several."""
    if not question.traits.several:
        return [(answers == value).to_numpy(dtype=bool, na_value=False) for value, _words in answers_of(question)]
    fenced = ";" + answers.astype("str").where(answers.notna(), "") + ";"
    return [
        fenced.str.contains(f";{value};", regex=False).to_numpy(dtype=bool) for value, _words in answers_of(question)
    ]


def question_tables(report: Report, question: Question) -> list[Block]:
    """One question; nothing where it has no column, nor of a ranking, whose places stand in a table of their own."""
    if question.traits.ranked or question.id not in report.frame.columns:
        return []
    answers = report.frame[question.id]
    if question.choices or question.scale is not None:
        return _counted(report, question)
    if question.traits.is_numeric:
        return _described(report, question, answers)
    words = _("{question}: answered by {n} of {started} respondents; the answers are not printed.")
    n = people(report, int(answers.notna().sum()))
    return [paragraph(words.format(question=words_of(question.name), n=n, started=len(answers)), "note")]


def _counted(report: Report, question: Question) -> list[Block]:
    return [count_table(report, question, counts_of(report, question), int(report.frame[question.id].notna().sum()))]


def count_table(report: Report, question: Question, found: Sequence[Count], answered: int) -> Grid:
    """How many of those who `answered` gave each answer, and their shares."""
    shares = [one.n / answered if answered and not one.state else None for one in found]
    counted = _worded(report, question, found)
    fields = [
        Field(title=column_title("answer"), cells=[words for words, _sign in counted]),
        Field(title=column_title("n"), cells=[sign for _words, sign in counted], kind="number"),
        Field(title="%", cells=["" if s is None else number(100 * s, 1) for s in shares], kind="number"),
    ]
    is_hidden = any(one.state for one in found)
    notes = list(_count_notes(report, answered, several=question.traits.several, is_hidden=is_hidden))
    caption = report.numbering.table(clipped(words_of(question.name), LONGEST))
    return Grid(caption=caption, fields=fields, bars=Bars(shares=shares), notes=notes)


def published_counts(report: Report, question: Question) -> list[tuple[str, str]]:
    """Each answer in words, and how many gave it: a number, `<5` or `…`."""
    return _worded(report, question, counts_of(report, question))


def _worded(report: Report, question: Question, found: Sequence[Count]) -> list[tuple[str, str]]:
    signs = [count_words(one.n, one.state, report.smallest) for one in found]
    return [(words, sign) for (_value, words), sign in zip(answers_of(question), signs, strict=True)]


def counts_of(report: Report, question: Question) -> list[Count]:
    """How many gave each answer, in the order of `answers_of`, and whether that may be printed."""
    found = [int(mark.sum()) for mark in marks(question, report.frame[question.id])]
    return [Count(n, state) for n, state in zip(found, _states(report, question), strict=True)]


def _states(report: Report, question: Question) -> Sequence[int]:
    """Which counts are hidden: of the selection within everything that is published of the same answers."""
    everyone = report.twins.frame
    if report.is_internal or question.id not in everyone.columns:
        return [SHOWN] * len(answers_of(question))
    who = marks(question, everyone[question.id])
    states = count_states(who, report.twins, report.smallest, name=question.id, adds_up=not question.traits.several)
    return [int(state) for state in states]


def count_words(n: int, state: int, smallest: int) -> str:
    """The number, `<5` or `…`."""
    return hidden_words(Hidden(below=smallest if state == FEW else None)) if state else number(n, 0)


def _count_notes(report: Report, answered: int, *, several: bool = False, is_hidden: bool = False) -> Iterator[str]:
    yield _("n = {n} of {started} responses (those who answered).").format(
        n=people(report, answered), started=number(report.analysis.data.n_responses, 0)
    )
    if several:
        yield _("Several answers could be given, so the shares may add up to more than 100%.")
    if is_hidden:
        yield why_hidden(report)


def why_hidden(report: Report) -> str:
    """What `<5` and `…` mean among counts."""
    return _(
        "Counts of fewer than {smallest} people are not published (<{smallest}), nor those from which they could be worked "
        "out (…)."
    ).format(smallest=report.smallest)


def _described(report: Report, question: Question, answers: "pd.Series[Any]") -> list[Block]:
    """Mean, spread and quartiles: the least and the greatest might point at one person."""
    given = pd.to_numeric(answers, errors="coerce").dropna()
    found = len(given)
    if 0 < found < report.smallest:
        return [paragraph(_too_few(report, question), "note")]
    quartiles = [float(q) for q in given.quantile([0.25, 0.5, 0.75])] if found else [None] * 3
    figures = {
        column_title("n"): number(found, 0),
        column_title("mean"): number(float(given.mean()) if found else None, 1),
        column_title("sd"): number(float(given.std()) if found > 1 else None, 1),
        _("Lower quartile"): number(quartiles[0], 1),
        _("Median"): number(quartiles[1], 1),
        _("Upper quartile"): number(quartiles[2], 1),
    }
    fields = [Field(title=title, cells=[text], kind="number") for title, text in figures.items()]
    caption = report.numbering.table(clipped(words_of(question.name), LONGEST))
    return [Grid(caption=caption, fields=fields, notes=list(_count_notes(report, found)))]


def _too_few(report: Report, question: Question) -> str:
    return _("{question}: answered by fewer than {smallest} people, so nothing of it is printed.").format(
        question=words_of(question.name), smallest=report.smallest
    )
