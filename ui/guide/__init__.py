"""The guide: a chapter a file and language, read by the window, by the site, and by whoever opens the file."""

from pathlib import Path

FOLDER = Path(__file__).parent
FALLBACK = "en"


def guide_text(language: str, chapter: str = "enumerator") -> str:
    """A chapter as Markdown, in English where it is not translated; its pictures are named relative to `FOLDER`."""
    path = FOLDER / f"{chapter}.{language}.md"
    return (path if path.exists() else FOLDER / f"{chapter}.{FALLBACK}.md").read_text(encoding="utf-8")
