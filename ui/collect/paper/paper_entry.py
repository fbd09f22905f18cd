"""What the grid writes into: the interview of a form (first entry), or its second entry; both keep every answer at once."""

from typing import Protocol

from servqual_desk.interviewing.interview import Interview
from servqual_desk.interviewing.shown_question import Answer, Asked


class Entry(Protocol):
    """Takes answers by their column."""

    @property
    def questions(self) -> tuple[Asked, ...]: ...

    def answer(self, column: str, value: Answer) -> None: ...

    def clear(self, column: str) -> None: ...


class FirstEntry:
    """An interview in mode `paper`, answered in any order."""

    def __init__(self, interview: Interview) -> None:
        self.interview = interview

    @property
    def questions(self) -> tuple[Asked, ...]:
        return self.interview.questions

    def answer(self, column: str, value: Answer) -> None:
        self.interview.go_to(column)
        self.interview.answer(value)

    def clear(self, column: str) -> None:
        self.interview.go_to(column)
        self.interview.clear()
