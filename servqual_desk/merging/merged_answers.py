"""The answers of a response that two files hold: whose stands, column by column, and what nobody can decide but a person.

An answer follows from the lines that gave it. The newest line stands where it knew of the others; where two lines did not know
of each other and say different things, that is a difference to be settled.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from operator import attrgetter

from servqual_desk.merging.held_response import Answers, HeldResponse
from servqual_desk.merging.log_causality import Knowledge, LogLine
from servqual_desk.store.event_log import Stored

# Kinds of lines that say what an answer is from then on; those of `GIVING` belong to an interview that is going on.
GIVING = ("answered", "hidden")
CORRECTED = "corrected"
# Bookkeeping of a merge: what the file goes on holding although a newer line of another laptop says otherwise.
KEPT = "kept"
FINISHED = "finished"
IMPORTED = "imported"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One answer in two files; `ours` is what stands."""

    column: str
    ours: Stored
    theirs: Stored


class AnswerMerge:
    """One response's answers; call `merged` once, then read `differences`."""

    def __init__(
        self,
        ours: HeldResponse,
        theirs: HeldResponse,
        *,
        knowledge: Knowledge,
        lineage: frozenset[str],
        columns: Callable[[str], tuple[str, ...]],
    ) -> None:
        self.ours, self.theirs = ours, theirs
        self._knowledge, self._lineage, self._columns = knowledge, lineage, columns
        self._our_places = {line.place for line in ours.lines}
        self._their_places = {line.place for line in theirs.lines}
        self._lines = sorted(
            {line.place: line for line in (*ours.lines, *theirs.lines)}.values(), key=attrgetter("place")
        )
        self.differences: list[Difference] = []

    def merged(self) -> Answers:
        """The answers that stand."""
        answers = dict(self.ours.answers)
        for column in self.theirs.answers:
            answers.setdefault(column, None)
        done: set[str] = set()
        for column in list(answers):
            if column not in done and answers[column] != self.theirs.answers.get(column):
                group = tuple(name for name in self._columns(column) if name in answers)
                answers.update(self._decided(group))
                done.update(group)
        return answers

    def _decided(self, columns: tuple[str, ...]) -> Answers:
        """What stands in the columns of one question."""
        newest = self._knowledge.newest(self._counting(columns))
        values = {line.place: self._said(line, columns) for line in newest}
        if not newest:
            return self._undecidable(columns)
        chosen = ([line for line in newest if line.device in self._lineage] or newest)[-1]
        for line in newest:
            # What this file brings; and where its own stands, what it stands against.
            if line.place in self._their_places or chosen.place not in self._our_places:
                self._note(values[chosen.place], values[line.place])
        return values[chosen.place]

    def _counting(self, columns: tuple[str, ...]) -> list[LogLine]:
        """The lines that say what the answer is."""
        own = {line.place for line in saying(self._lines, columns, self._knowledge)}
        return [line for line in self._lines if line.kind == IMPORTED or line.place in own]

    def _said(self, line: LogLine, columns: tuple[str, ...]) -> Answers:
        """What the columns hold by this line: of several columns, in the file that goes by it."""
        if line.variable in columns and len(columns) == 1:
            return {line.variable: line.new}
        sides = [self.ours] if line.place in self._our_places else []
        sides += [self.theirs] if line.place in self._their_places or not sides else []
        going = [side for side in sides if line.variable is None or side.answers.get(line.variable) == line.new]
        return _part((going or sides)[0].answers, columns)

    def _undecidable(self, columns: tuple[str, ...]) -> Answers:
        """No line says what the answer is: the finished response's stands."""
        ours, theirs = _part(self.ours.answers, columns), _part(self.theirs.answers, columns)
        finished = [side.fields["finished_at"] is not None for side in (self.ours, self.theirs)]
        if finished == [False, True]:
            return theirs
        if all(finished):
            self._note(ours, theirs)
        return ours

    def _note(self, chosen: Answers, other: Answers) -> None:
        for column, cell in other.items():
            difference = Difference(column=column, ours=chosen[column], theirs=cell)
            if cell != chosen[column] and difference not in self.differences:
                self.differences.append(difference)


def saying(lines: Sequence[LogLine], columns: Collection[str], knowledge: Knowledge) -> list[LogLine]:
    """The lines of a response that give its answers in some columns, or correct them.

    What a draft still took after another laptop had finished it is too late.
    """
    finished = [line for line in lines if line.kind == FINISHED]

    def is_in_time(line: LogLine) -> bool:
        return not finished or any(knowledge.knows(end, line) or knowledge.knows(line, end) for end in finished)

    own = (line for line in lines if line.variable in columns)
    return [line for line in own if line.kind == CORRECTED or (line.kind in GIVING and is_in_time(line))]


def _part(answers: Answers, columns: tuple[str, ...]) -> Answers:
    return {column: answers.get(column) for column in columns}
