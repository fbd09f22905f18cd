"""Who answered in a city, from counts: one table a profile question, small numbers hidden with what would tell them."""

import numpy as np
import pandas as pd

from analysis.disclosure.ranges import SHOWN
from analysis.disclosure.suppression import hidden, lines_of
from exports.report.blocks import Block, Heading
from exports.report.city.report import CityReport
from exports.report.profile import Count, count_table, counted_questions, marks
from instruments.i18n import _
from instruments.model import Question


def respondents(report: CityReport) -> list[Block]:
    """The tables; nothing where no profile was asked."""
    asked = [q for q in counted_questions(report.instrument) if q.id in report.city.gathered.answers]
    if not asked:
        return []
    heading = Heading(words=_("Profile of the respondents"), level=1)
    return [heading, *(_question_table(report, question) for question in asked)]


def _question_table(report: CityReport, question: Question) -> Block:
    answers = report.city.gathered.answers[question.id]
    given = pd.Series(list(answers), dtype=object)
    values = given.astype("int64") if question.scale is not None else given
    people = np.array(list(answers.values()), dtype=np.int64)
    found = [int(people[mark].sum()) for mark in marks(question, values)]
    answered = int(people.sum())
    return count_table(report, question, _counts(report, question, found, answered), answered)


def _counts(report: CityReport, question: Question, found: list[int], answered: int) -> list[Count]:
    """With the state of each; of several answers each is looked at with those who did not give it."""
    if report.is_internal:
        return [Count(n, SHOWN) for n in found]
    if question.traits.several:
        states = [_states([n, answered - n], report.smallest)[0] for n in found]
    else:
        states = _states(found, report.smallest)
    return [Count(n, state) for n, state in zip(found, states, strict=True)]


def _states(found: list[int], smallest: int) -> list[int]:
    counts = np.array(found, dtype=np.int64)
    return [int(state) for state in hidden(counts, lines_of(counts.shape), smallest)]
