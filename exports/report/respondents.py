"""Who answered, in a few lines: the profile that a brief and a public sheet have room for."""

from exports.report.blocks import Block, Heading, points
from exports.report.context import Report
from exports.report.profile import published_counts
from exports.words.names import words_of
from exports.words.numbers import number
from instruments.i18n import _
from instruments.model import Question

FIRST = ("sex", "jenis_kelamin", "gender", "education", "pendidikan")  # what the regulation's public sheet names
MOST = 2


def who_answered(report: Report) -> list[Block]:
    """By sex and education, else by the first two profile questions."""
    lines = profile_lines(report)
    n = _("{n} respondents answered ({complete} every item).").format(
        n=number(report.analysis.data.n_responses, 0), complete=number(report.analysis.data.n_complete, 0)
    )
    return [Heading(words=_("Who answered"), level=1), *points([n, *lines])]


def profile_lines(report: Report) -> list[str]:
    """`Sex: Female 28 · Male 12`, a line a question."""
    return [f"{name}: {told}" for name, told in profile_facts(report)]


def profile_facts(report: Report) -> list[tuple[str, str]]:
    """What was asked, and how many gave each answer, as it may be published."""
    return [(words_of(question.name), _told(report, question)) for question in chosen_questions(report)]


def chosen_questions(report: Report) -> list[Question]:
    """The profile questions that are told where there is room for two."""
    known = [
        question
        for question in report.instrument.questions_with("profile")
        if question.choices and not question.traits.several and question.id in report.frame.columns
    ]
    wanted = [question for name in FIRST for question in known if question.id == name]
    return (wanted or known)[:MOST]


def _told(report: Report, question: Question) -> str:
    return " · ".join(f"{words} {sign}" for words, sign in published_counts(report, question) if sign != "0")
