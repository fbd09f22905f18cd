"""Who answered: one table a profile question, as it may be published."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from reportlab.platypus import Flowable

from analysis.thresholds import SMALLEST_PUBLISHED
from exports.paper.column_widths import Field
from exports.paper.numbered_pages import Heading
from exports.paper.paragraph_text import paragraph
from exports.paper.typeset_table import Bars, typeset
from exports.report.context import Report
from exports.words.columns import column_title
from exports.words.limits import with_limits
from exports.words.names import words_of
from exports.words.numbers import number
from instruments.i18n import _
from instruments.model import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """An answer in words and how many gave it."""

    words: str
    n: int


def profile(report: Report) -> list[Flowable]:
    """Profile questions with choices or a scale counted, numbers described; texts and dates only said to be answered."""
    tables = [
        flowable
        for question in report.instrument.questions_with("profile")
        if question.id in report.frame.columns
        for flowable in _question(report, question)
    ]
    return [Heading(_("Respondents")), *tables] if tables else []


def counts(question: Question, answers: "pd.Series[Any]") -> list[Count]:
    """How many gave each answer, in the questionnaire's order; of `choices` a person may give several."""
    given = answers.dropna()
    if question.traits.several:
        given = given.astype(str).str.split(";").explode()
    if question.scale is not None:
        labels = {value: question.scale.labels.get(value) for value in question.scale.values}
        return [
            Count(words=f"{value}" if text is None else f"{value} · {words_of(text)}", n=int((given == value).sum()))
            for value, text in labels.items()
        ]
    return [Count(words=words_of(c.label), n=int((given == c.id).sum())) for c in question.choices]


def hidden(found: Sequence[Count], *, adds_up: bool) -> frozenset[int]:
    """Places of the counts that are not published: of too few people.

    Where the counts add up to the known total, a single hidden one could be worked out: the next smallest goes with it.
    """
    small = {place for place, count in enumerate(found) if 0 < count.n < SMALLEST_PUBLISHED}
    others = sorted((count.n, place) for place, count in enumerate(found) if count.n and place not in small)
    if adds_up and len(small) == 1 and others:
        small.add(others[0][1])
    return frozenset(small)


def _question(report: Report, question: Question) -> list[Flowable]:
    answers = report.frame[question.id]
    answered = int(answers.notna().sum())
    if question.choices or question.scale is not None:
        return _counted(report, question, counts(question, answers), answered)
    if question.traits.is_numeric:
        return _described(report, question, answers)
    words = _("{question}: answered by {n} of {started} respondents; the answers are not printed.")
    return [paragraph(words.format(question=words_of(question.name), n=answered, started=len(answers)), "note")]


def _counted(report: Report, question: Question, found: Sequence[Count], answered: int) -> list[Flowable]:
    unpublished = hidden(found, adds_up=not question.traits.several)
    shares = [None if place in unpublished or not answered else count.n / answered for place, count in enumerate(found)]
    fields = [
        Field(title=column_title("answer"), cells=[count.words for count in found]),
        Field(title=column_title("n"), cells=[_count(c, p in unpublished) for p, c in enumerate(found)], kind="number"),
        Field(title="%", cells=["" if s is None else number(100 * s, 1) for s in shares], kind="number"),
    ]
    caption = report.numbering.table(words_of(question.name))
    return typeset(
        caption, fields, bars=Bars(shares=shares), notes=list(_count_notes(report, question, answered, unpublished))
    )


def _count(count: Count, is_hidden: bool) -> str:
    """A small count is printed as `<5`; one that is hidden beside it as `≥5`."""
    if not is_hidden:
        return number(count.n, 0)
    return f"<{SMALLEST_PUBLISHED}" if count.n < SMALLEST_PUBLISHED else f"≥{SMALLEST_PUBLISHED}"


def _count_notes(report: Report, question: Question, answered: int, unpublished: frozenset[int]) -> Iterator[str]:
    yield _("n = {n} of {started} responses (those who answered).").format(
        n=number(answered, 0), started=number(len(report.frame), 0)
    )
    if question.traits.several:
        yield _("Several answers could be given, so the shares may add up to more than 100%.")
    if unpublished:
        sentence = _(
            "Counts below {smallest_published} are not published, nor those from which they could be worked out."
        )
        yield with_limits(sentence)


def _described(report: Report, question: Question, answers: "pd.Series[Any]") -> list[Flowable]:
    """Mean, spread and quartiles: the least and the greatest might point at one person."""
    given = pd.to_numeric(answers, errors="coerce").dropna()
    found = len(given)
    quartiles = [float(q) for q in given.quantile([0.25, 0.5, 0.75])] if found >= SMALLEST_PUBLISHED else [None] * 3
    mean = float(given.mean()) if found else None
    figures = {
        column_title("n"): number(found, 0),
        column_title("mean"): number(mean, 1),
        column_title("sd"): number(float(given.std()) if found > 1 else None, 1),
        _("Lower quartile"): number(quartiles[0], 1),
        _("Median"): number(quartiles[1], 1),
        _("Upper quartile"): number(quartiles[2], 1),
    }
    fields = [Field(title=title, cells=[text], kind="number") for title, text in figures.items()]
    return typeset(
        report.numbering.table(words_of(question.name)),
        fields,
        notes=list(_count_notes(report, question, found, frozenset())),
    )
