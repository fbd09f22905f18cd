"""The guide as a site: whole in both languages, loading nothing from elsewhere, and searchable from a disk."""

import re
import subprocess
import sys
from pathlib import Path

from instruments.i18n import LANGUAGES
from ui.guide.chapters import CHAPTERS

ROOT = Path(__file__).parents[2]


def test_the_site_needs_no_network(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "docs.guide.make_site", str(tmp_path)], cwd=ROOT, check=True)
    assert "id/index.html" in (tmp_path / "index.html").read_text(encoding="utf-8")
    for language in LANGUAGES:
        folder = tmp_path / language
        assert {f"{one.id}.html" for one in CHAPTERS} <= {path.name for path in folder.glob("*.html")}
        for page in folder.glob("*.html"):
            loaded = re.findall(r"<(?:script|img|iframe)[^>]*src=\"([^\"]+)\"", page.read_text(encoding="utf-8"))
            loaded += re.findall(
                r"<link[^>]*rel=\"stylesheet\"[^>]*href=\"([^\"]+)\"", page.read_text(encoding="utf-8")
            )
            assert loaded
            for one in loaded:
                assert (folder / one.partition("?")[0]).is_file(), f"{page.name}: {one}"
    for language, words in (("id", "Cari"), ("en", "Search")):
        assert f'placeholder="{words}"' in (tmp_path / language / "enumerator.html").read_text(encoding="utf-8")
        tools = (tmp_path / language / "_static" / "documentation_options.js").read_text(encoding="utf-8")
        assert "SHOW_SEARCH_SUMMARY: false" in tools  # it would fetch each page, which no browser does from a disk
    found = (tmp_path / "id" / "searchindex.js").read_text(encoding="utf-8")
    assert found.startswith("Search.setIndex(")
    assert "flashdisk" in found
