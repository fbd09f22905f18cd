"""Answers in words: a scale's points and non-answers, a question's choices, in every language of the questionnaire."""

from collections.abc import Iterator, Sequence

from instruments.model import Choice, Scale
from servqual_desk.importing.words import WordTable, close

_JOINERS = ";,|/\n\r\t "
_MOST_READINGS = 2


def scale_words(scale: Scale) -> WordTable[int | str]:
    """Words → the point or the non-answer's id."""
    table: WordTable[int | str] = WordTable()
    for point, text in scale.labels.items():
        for words in text.words.values():
            table.add(words, point)
    for id_, text in scale.missing.items():
        for words in (id_, *text.words.values()):
            table.add(words, id_)
    return table


def choice_words(choices: Sequence[Choice]) -> WordTable[str]:
    """Words → the choice's id."""
    return WordTable((words, choice.id) for choice in choices for words in (choice.id, *choice.label.words.values()))


class JoinedChoices:
    """Several choices in one cell, whatever sign joins them; a label may hold that sign itself."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        self._words = {
            close(each): choice.id
            for choice in choices
            for each in (choice.id, *choice.label.words.values())
            if close(each)
        }
        self._longest = max(map(len, self._words), default=0)
        self._table = choice_words(choices)

    def read(self, cell: str) -> list[tuple[str, ...]]:
        """The readings of the cell, each the ids it names; none where a part is unknown, two where it may mean two things."""
        by_sign = self._parted(cell)
        if by_sign is not None:
            return [by_sign]
        found: list[tuple[str, ...]] = []
        for reading in self._readings(close(cell)):
            if sorted(reading) not in [sorted(other) for other in found]:
                found.append(reading)
            if len(found) == _MOST_READINGS:
                break
        return found

    def _parted(self, cell: str) -> tuple[str, ...] | None:
        """By semicolons, which is how we write it ourselves, or as one choice."""
        parts = [part for part in map(str.strip, cell.split(";")) if part]
        named = [self._table.find(part) for part in parts]
        return tuple(str(one) for one in named) if all(one is not None for one in named) else None

    def _readings(self, rest: str) -> Iterator[tuple[str, ...]]:
        rest = rest.lstrip(_JOINERS)
        if not rest:
            yield ()
            return
        for end in range(min(len(rest), self._longest), 0, -1):  # words end where a sign follows, or nothing
            if (end == len(rest) or rest[end] in _JOINERS) and rest[:end] in self._words:
                for others in self._readings(rest[end:]):
                    yield (self._words[rest[:end]], *others)
