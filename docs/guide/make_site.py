"""The guide as a site that needs no network, a language a folder: `python -m docs.guide.make_site FOLDER`."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from instruments.i18n import LANGUAGES, _, use_language
from ui.guide import FOLDER, guide_text
from ui.guide.chapters import CHAPTERS

METHODS = Path(__file__).parents[1]  # what each method is for, with formula and references
TEMPLATES = "_templates"
DOOR = """<!doctype html>
<html lang="id"><head><meta charset="utf-8"><title>Servqual Desk</title>
<meta http-equiv="refresh" content="0; url=id/index.html"></head>
<body><a href="id/index.html">Bahasa Indonesia</a> · <a href="en/index.html">English</a></body></html>
"""
# The theme's own has its words in English alone.
SEARCH_FIELD = """{{% if pagename != "search" %}}<search id="searchbox" role="search">
<form class="search" action="{{{{ pathto('search') }}}}" method="get">
<input type="text" name="q" aria-label="{words}" placeholder="{words}" autocomplete="off"/>
<input type="submit" value="{words}"/></form></search>{{% endif %}}
"""


def main() -> None:
    """Write FOLDER/<language>/ for every language, and the page that leads to the first."""
    site = Path(sys.argv[1]).resolve()
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as work, use_language(language):
            _write_pages(Path(work), language)
            _write_search_field(Path(work))
            _build(Path(work), site / language, language)
    (site / "index.html").write_text(DOOR, encoding="utf-8")


def _write_pages(work: Path, language: str) -> None:
    shutil.copytree(FOLDER / "pictures", work / "pictures")
    for chapter in CHAPTERS:
        text = guide_text(language, chapter.id).replace(f".{language}.md)", ".md)")
        (work / f"{chapter.id}.md").write_text(text, encoding="utf-8")
    shutil.copy(METHODS / f"methods.{language}.md", work / "methods.md")
    chapters = "\n".join([*(one.id for one in CHAPTERS), "methods"])
    (work / "index.md").write_text(
        f"# {_('Guide')}\n\n```{{toctree}}\n:maxdepth: 2\n\n{chapters}\n```\n", encoding="utf-8"
    )


def _write_search_field(work: Path) -> None:
    (work / TEMPLATES).mkdir()
    (work / TEMPLATES / "searchfield.html").write_text(SEARCH_FIELD.format(words=_("Search")), encoding="utf-8")


def _build(work: Path, site: Path, language: str) -> None:
    """By Sphinx, whose search index is a script, which a browser also reads from a disk."""
    settings = {
        "project": "Servqual Desk",
        "language": language,
        "extensions": "myst_parser",
        "html_theme": "alabaster",
        "html_title": "Servqual Desk",
        "html_copy_source": "0",
        "html_show_copyright": "0",
        "html_show_search_summary": "0",  # a browser reads no page's text from a disk for them
        "templates_path": TEMPLATES,
        "html_show_sphinx": "0",
    }
    given = [word for name, value in settings.items() for word in ("-D", f"{name}={value}")]
    trees = ["-d", str(work / "_doctrees")]
    subprocess.run([sys.executable, "-m", "sphinx", "-q", "-W", "-C", *given, *trees, str(work), str(site)], check=True)


if __name__ == "__main__":
    main()
