"""The comments that one coder goes through, one on top; every change is on disk when the call returns. Knows no Qt."""

from dataclasses import replace

from servqual_desk.responses.comment_coding import Comment, CommentCoding
from servqual_desk.sources.source_coding import SourceCoding


class CodingQueue:
    """A coder's comments on one question, and the place where the coder is.

    A comment counts as coded once it has a code, or once the coder has said that none fits (`finish`).
    """

    def __init__(self, coding: CommentCoding | SourceCoding, variable: str, coder: str) -> None:
        self.variable, self.coder = variable, coder
        self.only_open = False
        """Going on skips what is coded; the comment on top stays, also when it becomes coded."""
        self._coding = coding
        self._comments = list(coding.comments(variable, coder))
        self._place = next(self._open_places(), 0)

    @property
    def count(self) -> int:
        return len(self._comments)

    @property
    def coded(self) -> int:
        return sum(comment.done for comment in self._comments)

    @property
    def number(self) -> int:
        """Which comment is on top, from 1."""
        return self._place + 1

    @property
    def current(self) -> Comment | None:
        """The comment on top; None where there is none."""
        return self._comments[self._place] if self._comments else None

    # Going about

    def step(self, by: int) -> bool:
        """Go to the comment after (1) or before (-1) this one; False where there is none that is wanted."""
        places = range(self._place + 1, self.count) if by > 0 else range(self._place - 1, -1, -1)
        return self._go(next((place for place in places if self._is_wanted(place)), None))

    def next_open(self) -> bool:
        """Go to the next comment that is not coded, from the top again after the last; False where all are coded."""
        after = [*range(self._place + 1, self.count), *range(self._place)]
        return self._go(next((place for place in after if not self._comments[place].done), None))

    def go_to(self, response: str) -> bool:
        """Go to the comment of a response; False where it has none."""
        found = (place for place, comment in enumerate(self._comments) if comment.response == response)
        return self._go(next(found, None))

    def _go(self, place: int | None) -> bool:
        if place is not None:
            self._place = place
        return place is not None

    def _is_wanted(self, place: int) -> bool:
        return not (self.only_open and self._comments[place].done)

    def _open_places(self) -> "filter[int]":
        return filter(lambda place: not self._comments[place].done, range(self.count))

    # CommentCoding

    def toggle(self, code: str) -> bool:
        """Give the comment on top this code, or take it off; True when it has the code now.

        Without its last code it is not coded any more.

        Raises:
            DataError: nobody is named as the coder.
        """
        comment = self._comments[self._place]
        codes = tuple(sorted(set(comment.codes) ^ {code}))
        if codes:
            self._coding.give(comment.response, self.variable, self.coder, codes)
        else:
            self._coding.take_back(comment.response, self.variable, self.coder)
        self._comments[self._place] = replace(comment, codes=codes, done=bool(codes))
        return code in codes

    def code_passage(self, code: str, words: str) -> bool:
        """Give a passage of the source on top this code; False where whole comments alone are coded.

        Raises:
            DataError: nobody is named as the coder.
        """
        if not isinstance(self._coding, SourceCoding):
            return False
        source = self._comments[self._place].response
        self._coding.code_passage(source, self.coder, code, words)
        self._comments = list(self._coding.comments(self.variable, self.coder))
        return True

    def finish(self) -> None:
        """Say that the comment on top has all the codes that fit, perhaps none.

        Raises:
            DataError: nobody is named as the coder.
        """
        comment = self._comments[self._place]
        if not comment.done:
            self._coding.give(comment.response, self.variable, self.coder, comment.codes)
            self._comments[self._place] = replace(comment, done=True)
