"""What a docstring or a comment sends its reader to is there: a file by its name, a module with what stands in it."""

import ast
import io
import re
import tokenize
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("analysis", "benchmarks", "exports", "instruments", "servqual_desk", "tests", "ui")
FILES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
OF_OTHERS = {"analysis.py", "csv.py"}  # examples of files in somebody's own folder that hide a package
ENDINGS = {"R", "py", "rds", "sqd", "xsd"}
FILE = re.compile(r"`?\b([a-z][\w/]*\.py)\b")
MEMBER = re.compile(r"`(?:[a-z_]\w*\.)*([a-z_]\w*)\.(\w+)[`(]")


@cache
def modules() -> dict[str, list[Path]]:
    """Module → the files of that name; a package goes by its own name."""
    found = defaultdict(list)
    for path in FILES:
        found[path.parent.name if path.stem == "__init__" else path.stem].append(path)
    return found


def said(path: Path) -> Iterator[str]:
    source = path.read_text(encoding="utf-8")
    if not _names_something(source):
        return  # as most: finding out what is a docstring, and what a comment, takes longer than all else here
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            yield ast.get_docstring(node) or ""
    # Comments, and the rest of strings with such a sign.
    if not any(_names_something(line.partition("#")[2]) for line in source.splitlines()):
        return
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.string


def _names_something(text: str) -> bool:
    return bool(FILE.search(text) or MEMBER.search(text))


@cache
def words(path: Path) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", path.read_text(encoding="utf-8")))


def is_there(module: str, member: str) -> bool:
    files = modules()[module]
    inside = {one.stem for path in files if path.stem == "__init__" for one in path.parent.iterdir()}
    return member in inside or any(member in words(path) for path in files)


def lost(path: Path) -> Iterator[str]:
    """The files, and members of modules, that are named in it and are nowhere."""
    for text in said(path):
        named = set(FILE.findall(text)) - OF_OTHERS
        yield from (name for name in named if not any(str(one).endswith(f"/{name}") for one in FILES))
        for module, member in MEMBER.findall(text):
            if member not in ENDINGS and module in modules() and not is_there(module, member):
                yield f"{module}.{member}"


@pytest.mark.parametrize("room", ROOMS)
def test_what_is_pointed_to_is_there(room: str) -> None:
    own = [path for path in FILES if path.relative_to(ROOT).parts[0] == room]
    assert {(str(path.relative_to(ROOT)), name) for path in own for name in lost(path)} == set()
