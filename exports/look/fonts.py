"""Source Sans (OFL), one family for window, charts and paper, all from the files of `font-source-sans-pro`.

Its figures are tabular as they stand: columns of numbers line up without further ado.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

FAMILY = "Source Sans Pro"
# For files that are opened where ours is not installed, as CSS has them: Windows with Office, Linux, macOS.
AS_NARROW = (
    "'Source Sans 3'",
    "Calibri",
    "Carlito",
    "'Arial Narrow'",
    "'Liberation Sans Narrow'",
    "'Nimbus Sans Narrow'",  # what every Linux that prints has
    "sans-serif",
)

# The faces in use, by the names under which ReportLab knows them. The italic lacks Greek letters: no statistics in it.
REGULAR = "SourceSans"
ITALIC = "SourceSans-Italic"
SEMIBOLD = "SourceSans-Semibold"
BOLD = "SourceSans-Bold"

_STEMS = MappingProxyType(
    {
        REGULAR: "SourceSansPro-Regular",
        ITALIC: "SourceSansPro-It",
        SEMIBOLD: "SourceSansPro-Semibold",
        BOLD: "SourceSansPro-Bold",
    }
)


def font_files() -> Mapping[str, Path]:
    """The TrueType file of each face, by face name."""
    import font_source_sans_pro  # `importlib.resources` would bring in what reads archives

    folder = Path(str(font_source_sans_pro.__file__)).parent / "files"
    return {face: folder / f"{stem}.ttf" for face, stem in _STEMS.items()}


def face(weight: str = "normal", style: str = "normal") -> str:
    """The face for a style sheet's weight and style (`normal`, `bold`, `600`, `italic` …)."""
    if style != "normal":
        return ITALIC
    return {"bold": BOLD, "700": BOLD, "600": SEMIBOLD}.get(weight, REGULAR)


@cache
def register_matplotlib() -> None:
    """Make the family known to matplotlib, once a process."""
    from matplotlib.font_manager import fontManager

    for path in font_files().values():
        fontManager.addfont(str(path))


@cache
def register_reportlab() -> None:
    """Make the faces known to ReportLab, once a process; `<b>` in a paragraph is the semibold."""
    from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
    from reportlab.pdfbase.ttfonts import TTFont

    for face, path in font_files().items():
        registerFont(TTFont(face, str(path)))
    registerFontFamily(REGULAR, normal=REGULAR, bold=SEMIBOLD, italic=ITALIC, boldItalic=SEMIBOLD)
