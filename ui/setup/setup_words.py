"""Words that several sections of the set-up share."""

from ui.widgets.spoken_words import Sentence, as_it_is


def whole(number: int | None) -> Sentence:
    """A number, or nothing where there is none."""
    return as_it_is("" if number is None else str(number))
