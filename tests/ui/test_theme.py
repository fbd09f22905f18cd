"""That everything can be read: contrast in every theme, text from 100 to 200 per cent."""

import itertools

import pytest

from ui import theme
from ui.colours import contrast, readable
from ui.theme import THEMES


def test_contrast_is_that_of_wcag() -> None:
    # WCAG 2.2, "contrast ratio": black on white is 21; #767676 is the lightest grey that reaches 4.5 on white.
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") >= 4.5 > contrast("#777777", "#FFFFFF")


@pytest.mark.parametrize("name", THEMES)
def test_text_can_be_read_on_every_ground(name: str) -> None:
    look = theme.theme(name)
    grounds = (look.ground, look.card)
    for ink, ground in itertools.product((look.ink, look.muted, look.accent, look.fault), grounds):
        assert contrast(ink, ground) >= 4.5, (ink, ground)
    assert contrast(look.on_accent, look.accent) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_every_battery_can_be_read_and_seen(name: str) -> None:
    look = theme.theme(name)
    for meaning in ("expectation", "perception", "importance", "minimum", "desired", "neutral"):
        mark = look.mark(meaning)
        assert contrast(mark.ink, mark.tint) >= 4.5, meaning
        assert contrast(look.ink, mark.tint) >= 4.5, meaning
        assert contrast(look.muted, mark.tint) >= 4.5, meaning
        assert contrast(mark.on_fill, mark.fill) >= 3, meaning  # large figures
        assert contrast(mark.fill, look.card) >= 3, meaning  # a mark beside its ground


@pytest.mark.parametrize("name", THEMES)
def test_borders_and_focus_can_be_seen(name: str) -> None:
    look = theme.theme(name)
    for colour in (look.border, look.focus):
        assert contrast(colour, look.card) >= 3
        assert contrast(colour, look.ground) >= 2.8


def test_a_colour_that_can_be_read_is_left_alone() -> None:
    assert readable("#000000", "#FFFFFF") == "#000000"
    assert contrast(readable("#FFFF00", "#FFFFFF"), "#FFFFFF") >= 4.5


def test_text_sizes_stay_on_their_ladder() -> None:
    assert theme.next_text_size(100, +1) == 110
    assert theme.next_text_size(200, +1) == 200
    assert theme.next_text_size(100, -1) == 100
    assert theme.next_text_size(137, 0) == 125  # a size of an older settings file: the nearest
