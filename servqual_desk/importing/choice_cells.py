"""Cells that hold an answer of a scale or choices of a question: by number, by id, in words."""

from collections.abc import Callable

from instruments.i18n import _
from instruments.model import Choice, Scale
from servqual_desk.importing.answer_words import JoinedChoices, choice_words, scale_words
from servqual_desk.importing.cell_error import CellError, fault
from servqual_desk.importing.cell_style import Reader, Style
from servqual_desk.importing.number_cells import WHOLE, number_reader, whole
from servqual_desk.importing.numbered_words import is_parted, number_and_words, without_code
from servqual_desk.importing.raw_table import Value
from servqual_desk.importing.value_labels import CodeMeanings
from servqual_desk.importing.words import BLANK, close


def scale_reader(scale: Scale, codes: CodeMeanings = CodeMeanings(), style: Style = Style()) -> Reader:  # noqa: B008
    """A point of the scale or a non-answer's id, from its number, its words, or both."""
    return _ScaleCells(scale, codes, style).read


class _ScaleCells:
    """How the cells of one column of a scale are read."""

    def __init__(self, scale: Scale, codes: CodeMeanings, style: Style) -> None:
        self._scale, self._codes = scale, codes
        self._words = scale_words(scale)
        self._number = number_reader(whole, style)

    def read(self, cell: str) -> Value:
        if cell in self._codes.refused:
            raise CellError(self._codes.refused[cell])
        if cell in self._codes.values:
            return self._codes.values[cell]
        if cell in self._scale.missing:
            return cell
        if WHOLE.fullmatch(cell):
            return self._from_number(cell)
        meant = self._from_words(cell)
        if meant is None and close(cell) in BLANK:
            return None
        if meant is None:
            meant = self._from_both(cell)
        if meant is None and any(map(str.isalpha, cell)):
            raise self._outside(_("{cell} is not an answer of the scale from {min} to {max}; write its number."), cell)
        return self._from_number(cell) if meant is None else meant

    def _from_words(self, cell: str) -> Value:
        found = self._words.meanings(cell) or self._words.meanings(without_code(cell))
        if len(found) > 1:
            raise fault(_("{cell} may be several answers of the scale; write its number."), cell)
        return next(iter(found)) if found else None

    def _from_both(self, cell: str) -> Value:
        parts = number_and_words(cell)
        if parts is None:
            return None
        point, meant = parts[0], self._words.find(parts[1])
        if meant is not None and meant != point:
            if isinstance(meant, str) and point not in self._scale.values:
                return meant  # “9 - Tidak tahu”: the number is the service's own
            raise fault(
                _("{cell} contradicts itself: on this scale those words are {point}; write one of them."),
                cell,
                point=meant,
            )
        is_free = point in self._scale.values and point not in self._scale.labels and is_parted(cell)
        return point if meant is not None or is_free else None

    def _from_number(self, cell: str) -> Value:
        value = self._number(cell)
        if self._codes.turn is None:
            raise fault(
                _("{cell} has no label in the file, whose codes count otherwise; say in a column map what it means."),
                cell,
            )
        value = self._codes.turn[0] * int(str(value)) + self._codes.turn[1]
        if value not in self._scale.values:
            raise self._outside(
                _("{cell} is outside the scale from {min} to {max}; correct it, or leave the cell empty."), cell
            )
        return value

    def _outside(self, sentence: str, cell: str) -> CellError:
        return fault(sentence, cell, min=self._scale.min, max=self._scale.max)


def choice_reader(choices: tuple[Choice, ...], codes: CodeMeanings = CodeMeanings()) -> Reader:  # noqa: B008
    """A choice's id, from its id, its words, or a code that the file itself labels with them."""
    ids = {choice.id for choice in choices}
    words = choice_words(choices)

    def read(cell: str) -> Value:
        if cell in codes.refused:
            raise CellError(codes.refused[cell])
        if cell in codes.values:
            return codes.values[cell]
        if cell in ids:
            return cell
        found = words.meanings(cell) or words.meanings(without_code(cell))
        if not found and close(cell) in BLANK:
            return None
        if not found and (parts := number_and_words(cell)) is not None:
            found = words.meanings(parts[1])
        if not found and WHOLE.fullmatch(cell):
            found = words.meanings(str(whole(cell)))  # 1.0 for the choice 1
        if len(found) == 1:
            return next(iter(found))
        raise fault(
            _("{cell} is not the id of a choice; write one of {ids}, or leave the cell empty."),
            cell,
            ids=", ".join(choice.id for choice in choices),
        )

    return read


def choices_reader(choices: tuple[Choice, ...], codes: CodeMeanings = CodeMeanings()) -> Reader:  # noqa: B008
    """Choices joined by semicolons, commas, blanks or strokes, each named once; kept in the questionnaire's order."""
    order = [choice.id for choice in choices]
    named = _joined_reader(choices, codes)

    def read(cell: str) -> Value:
        return ";".join(sorted(named(cell), key=order.index)) or None

    return read


def ranking_reader(choices: tuple[Choice, ...], codes: CodeMeanings = CodeMeanings()) -> Reader:  # noqa: B008
    """All choices, joined as those of `choices_reader`, in the person's order."""
    named = _joined_reader(choices, codes)

    def read(cell: str) -> Value:
        found = named(cell)
        if found and len(found) < len(choices):
            raise fault(
                _("{cell} does not rank all choices; write {ids} in their order, or leave the cell empty."),
                cell,
                ids=", ".join(choice.id for choice in choices),
            )
        return ";".join(found) or None

    return read


def _joined_reader(choices: tuple[Choice, ...], codes: CodeMeanings) -> Callable[[str], tuple[str, ...]]:
    """The ids that a cell names, in its order; none where it is empty.

    Codes that the file itself labels stand alone or between semicolons.
    """
    joined = JoinedChoices(choices)

    def explained(part: str) -> str:
        if part in codes.refused:
            raise CellError(codes.refused[part])
        meant = codes.values.get(part, part)
        return "" if meant is None else str(meant)

    def read(cell: str) -> tuple[str, ...]:
        if codes.values or codes.refused:
            cell = ";".join(filter(None, (explained(part) for part in map(str.strip, cell.split(";")))))
        readings = joined.read(cell)
        if not readings and close(cell) in BLANK:
            return ()
        if len(readings) > 1:
            raise fault(_("{cell} may be read in two ways; part the choices by semicolons."), cell)
        if not readings:
            raise fault(
                _("{cell} holds what is no choice; write some of {ids}, parted by semicolons."),
                cell,
                ids=", ".join(choice.id for choice in choices),
            )
        named = readings[0]
        if len(set(named)) < len(named):
            raise fault(_("{cell} names a choice twice; name it once."), cell)
        return named

    return read
