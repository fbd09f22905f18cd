"""The enumerator's guide: one page a language, read by the window and by whoever opens the file."""

from pathlib import Path

FOLDER = Path(__file__).parent


def guide_text(language: str) -> str:
    """The page in a language, as Markdown; its pictures are named relative to `FOLDER`."""
    return (FOLDER / f"enumerator.{language}.md").read_text(encoding="utf-8")
