"""`python -m tests.ui.accessibility.document` writes `docs/accessibility.md`: the criteria, what holds them, the contrasts."""

from itertools import product
from pathlib import Path

from tests.ui.accessibility.criteria import CRITERIA, Criterion
from ui.colours import contrast
from ui.theme import THEMES, Theme, theme

DOCUMENT = Path(__file__).parents[3] / "docs" / "accessibility.md"
MEANINGS = ("expectation", "perception", "importance", "minimum", "desired", "neutral")
HEAD = """\
# Who can use it

The success criteria of [WCAG 2.2](https://www.w3.org/TR/WCAG22/), levels A and AA, as far as they apply to a desktop
program. Each that is held names the tests that would fail where it was not; `make accessibility` writes this page, and a
test compares it with what the program is. Nobody who depends on a screen reader has tried the program yet.

A screen reader is given what the window's accessibility tree says (AT-SPI, UI Automation, NSAccessibility, by Qt). On Linux
a test answers a whole interview from that tree alone. The kiosk reads aloud by itself, with espeak-ng or a voice of the
system: [the guide](../ui/guide/kiosk.en.md) says how it is started, and which six keys answer everything.
"""


def page() -> str:
    """The whole document."""
    return "\n".join([HEAD, *_criteria(), "", "## Contrasts", "", *_contrasts(), ""])


def _criteria() -> list[str]:
    lines = ["| criterion | | here | held by |", "| --- | --- | --- | --- |"]
    return lines + [f"| {one.number} {one.name} | {one.state} | {one.words} | {_tests(one)} |" for one in CRITERIA]


def _tests(one: Criterion) -> str:
    return "<br>".join(f"`{test.removeprefix('tests/')}`" for test in one.tests)


def _contrasts() -> list[str]:
    lines = [
        "The least contrast of each theme, computed from its colours.",
        "",
        "| theme | text (≥ 4.5) | text on an answer's colour (≥ 4.5) | borders and focus on a card (≥ 3) |",
        "| --- | --- | --- | --- |",
    ]
    return lines + [f"| {name} | {' | '.join(_least(theme(name)))} |" for name in THEMES]


def _least(look: Theme) -> tuple[str, str, str]:
    inks = product((look.ink, look.muted, look.accent, look.fault), (look.ground, look.card))
    text = min(*(contrast(*pair) for pair in inks), contrast(look.on_accent, look.accent))
    marks = [look.mark(one) for one in MEANINGS]
    tinted = min(contrast(ink, mark.tint) for mark in marks for ink in (mark.ink, look.ink, look.muted))
    edges = min(contrast(colour, look.card) for colour in (look.border, look.focus))
    return f"{text:.2f}", f"{tinted:.2f}", f"{edges:.2f}"


if __name__ == "__main__":
    DOCUMENT.write_text(page(), encoding="utf-8")
