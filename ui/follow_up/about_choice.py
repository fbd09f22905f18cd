"""What an action or a recommendation is about: an item, a dimension, or neither, chosen from the questionnaire's own."""

from functools import partial

from exports.words.names import item_label, scale_name
from instruments.i18n import N_
from instruments.model import Instrument
from ui.widgets.choice_list import Choice, Option
from ui.widgets.spoken_words import Sentence

ITEM, DIMENSION = "item:", "dimension:"
LONGEST = 80
NEITHER = N_("Neither an item nor a dimension")


class AboutChoice(Choice):
    """`put_about` and the two properties speak ids; the list speaks words."""

    def __init__(self, instrument: Instrument, nothing: Sentence = NEITHER) -> None:
        options: list[Option] = [(None, nothing)]
        for dimension in instrument.dimensions:
            options.append((DIMENSION + dimension.id, partial(scale_name, dimension.id, instrument)))
            options += [
                (ITEM + item.id, partial(_indented, item.id, instrument)) for item in instrument.items_of(dimension.id)
            ]
        super().__init__(options)

    def put_about(self, item: str | None, dimension: str | None) -> None:
        self.put(ITEM + item if item else DIMENSION + dimension if dimension else None)

    @property
    def item(self) -> str | None:
        return self._part(ITEM)

    @property
    def dimension(self) -> str | None:
        return self._part(DIMENSION)

    def _part(self, kind: str) -> str | None:
        value = self.value or ""
        return value.removeprefix(kind) if value.startswith(kind) else None


def _indented(item: str, instrument: Instrument) -> str:
    return "    " + item_label(item, instrument, LONGEST)
