"""Fonts and colours: one place for screen and paper."""

import subprocess
import sys

import pytest
from fontTools.ttLib import TTFont

from exports.look import fonts
from exports.look.palette import DARK, LIGHT, Palette, text_on, tint


def luminance(colour: str) -> float:
    """WCAG 2's relative luminance, written out once more so that the palette is not checked by itself."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_paper_and_on_cards(theme: Palette) -> None:
    for text in (theme.ink, theme.muted, theme.accent):
        assert contrast(text, theme.paper) >= 4.5
        assert contrast(text, theme.surface) >= 4.5


def test_the_meanings_are_those_of_okabe_and_ito() -> None:
    assert (LIGHT.expectation, LIGHT.perception, LIGHT.shortfall, LIGHT.surplus) == (
        "#0072B2",
        "#009E73",
        "#D55E00",
        "#56B4E9",
    )


def test_a_tint_lies_between_its_colour_and_the_ground() -> None:
    assert tint("#000000", "#FFFFFF", 1) == "#000000"
    assert tint("#000000", "#FFFFFF", 0) == "#FFFFFF"
    assert tint("#FF0000", "#0000FF", 0.5) == "#800080"


@pytest.mark.parametrize("fill", ["#FFFFFF", "#DCEAF4", "#56B4E9", "#D55E00", "#0072B2", "#004E7C", "#000000"])
def test_figures_on_a_fill_take_the_better_of_ink_and_white(fill: str) -> None:
    other = LIGHT.paper if text_on(fill) == LIGHT.ink else LIGHT.ink
    assert contrast(text_on(fill), fill) >= contrast(other, fill)


def test_every_face_has_figures_of_one_width_so_that_columns_line_up() -> None:
    for path in fonts.font_files().values():
        font = TTFont(path)
        names, widths = font.getBestCmap(), font["hmtx"]
        assert len({widths[names[ord(sign)]][0] for sign in "0123456789−+"}) == 1


def test_a_style_sheet_finds_its_face() -> None:
    assert fonts.face() == fonts.REGULAR
    assert fonts.face("600") == fonts.SEMIBOLD
    assert fonts.face("bold") == fonts.face("700") == fonts.BOLD
    assert fonts.face("normal", "italic") == fonts.ITALIC


def test_words_fonts_and_palette_import_nothing_heavy() -> None:
    rooms = "exports.words, exports.words.headline, exports.words.cautions, exports.look.fonts, exports.look.palette"
    heavy = "{'numpy', 'pandas', 'scipy', 'matplotlib', 'reportlab', 'statsmodels'}"
    code = f"import sys, {rooms}; print({heavy} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"
