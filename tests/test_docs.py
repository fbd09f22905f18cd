"""The documentation tells what the program does: held to the code."""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from exports.datasets.reading.formats import FORMATS
from exports.datasets.written_formats import WRITERS
from instruments.i18n import LANGUAGES
from ui.cli.commands import desk

sys.path.insert(0, str(Path(__file__).parents[1] / ".ci"))
from method_pages import page

DOCS = Path(__file__).parents[1] / "docs"
COMMAND_LINE = (DOCS / "command-line.md").read_text(encoding="utf-8")


def commands(group: click.Group, name: str = "") -> Iterator[tuple[str, click.Command]]:
    for part, command in group.commands.items():
        yield f"{name}{part}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{name}{part} ")


@pytest.mark.parametrize(("name", "command"), list(commands(desk)), ids=[name for name, _command in commands(desk)])
def test_every_command_and_option_is_documented(name: str, command: click.Command) -> None:
    usage = [line for line in COMMAND_LINE.splitlines() if line.startswith(f"servqual-desk {name}")]
    assert usage
    shared = COMMAND_LINE.partition("\n## ")[0]  # what every command with a survey has stands at the top
    section = shared + COMMAND_LINE.partition(f"\n## {name.split()[0]}\n")[2].partition("\n## ")[0]
    for parameter in command.params:
        for spelling in parameter.opts if isinstance(parameter, click.Option) else ():
            assert f"`{spelling}`" in section or spelling in " ".join(usage), spelling


def test_every_section_is_a_command() -> None:
    assert re.findall(r"^## (.+)$", COMMAND_LINE, re.MULTILINE) == list(desk.commands)


def test_every_format_is_documented() -> None:
    for ending in {*FORMATS, *WRITERS}:
        assert f"`{ending}`" in COMMAND_LINE


def test_the_citation_says_the_version_of_the_program() -> None:
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    cited = (Path(__file__).parents[1] / "CITATION.cff").read_text(encoding="utf-8").splitlines()
    assert f"version: {project['version']}" in cited
    assert f"license: {project['license']}" in cited


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_methods_is_what_the_program_says(language: str) -> None:
    """`make words` writes it anew."""
    assert (DOCS / f"methods.{language}.md").read_text(encoding="utf-8") == page(language)


def test_every_link_between_documents_leads_to_a_file() -> None:
    root = DOCS.parent
    pages = [*root.glob("*.md"), *DOCS.rglob("*.md"), *(root / "ui" / "guide").glob("*.md")]
    links = [(page, link) for page in pages for link in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))]
    inside = [(page, link) for page, link in links if not link.startswith("http")]
    assert len(inside) > 30
    assert [(page.name, link) for page, link in inside if not (page.parent / link).exists()] == []
