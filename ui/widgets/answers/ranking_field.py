"""A field in which all lines are put in order: a line that is chosen takes the next place, and gives it back chosen again."""

from collections.abc import Mapping

from instruments.i18n import N_, _
from servqual_desk.errors import AnswerError
from servqual_desk.interviewing.shown_question import Answer, Asked
from servqual_desk.interviewing.typed_values import written
from ui.widgets.answers.choices_field import SeveralOf


class RankingField(SeveralOf):
    """Numbered lines; a digit, Space or the mouse gives one the next place, which stands in its box."""

    keys_aloud = N_(
        "Put them in order: press the digit of what comes first, then of the next; press Enter once each has its place."
    )
    _order: tuple[int, ...] = ()  # lines that have a place, the first first

    def say(self, asked: Asked) -> None:
        super().say(asked)
        self._show_places()

    def put(self, answer: Answer) -> None:
        super().put(answer)
        values = [option.value for option in self.asked.choices]
        self._order = tuple(values.index(one) for one in answer if one in values) if isinstance(answer, list) else ()
        self._show_places()

    def begin(self) -> None:
        super().begin()
        self.remarked.emit(self._remark)

    def tell_typed(self) -> None:
        chosen = [index for index, tile in enumerate(self._tiles) if tile.isChecked()]
        kept = [index for index in self._order if index in chosen]
        self._order = (*kept, *(index for index in chosen if index not in kept))
        self._show_places()
        super().tell_typed()

    def typed_now(self) -> Mapping[str, str]:
        return {self.asked.column: written(self.asked, self._ordered())}

    def value(self) -> Answer:
        if self._order and len(self._order) < len(self._tiles):
            raise AnswerError(self._remark())
        return self._ordered() or None

    def _ordered(self) -> list[str]:
        return [str(self.asked.choices[index].value) for index in self._order]

    def _remark(self) -> str:
        if len(self._order) == len(self._tiles):
            return _("Each has its place.")
        return _("{n} of {count} have a place; choose what comes next.").format(
            n=len(self._order), count=len(self._tiles)
        )

    def _show_places(self) -> None:
        for index, (tile, option) in enumerate(zip(self._tiles, self.asked.choices, strict=True)):
            place = str(self._order.index(index) + 1) if index in self._order else ""
            tile.show_place(place)
            said = _("{label}, place {place}").format(label=option.label, place=place) if place else option.label
            tile.setAccessibleName(said)
        self.remarked.emit(self._remark)
