"""No module of the six rooms leads back to itself by its imports, those inside functions included."""

import ast
import tomllib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = ("servqual_desk", "ui", "exports", "analysis", "instruments")

Graph = Mapping[str, frozenset[str]]


def test_no_module_leads_back_to_itself() -> None:
    circles = [" → ".join(circle) for circle in circles_of(import_graph(ROOT))]

    assert circles == []


def test_the_contracts_name_every_page() -> None:
    """import-linter has no pattern for “all packages with a page”, and one that was forgotten would be held to nothing."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    pages = {f"ui.{path.parent.name}" for path in (ROOT / "ui").glob("*/page.py")}
    [together] = [one for one in contracts if one["type"] == "independence"]
    [jobs] = [one for one in contracts if one.get("source_modules") == ["ui.jobs"]]
    [shared] = [one for one in contracts if "ui.widgets" in one.get("source_modules", ())]

    assert set(together["modules"]) == pages
    assert pages <= set(jobs["forbidden_modules"])
    assert pages <= set(shared["forbidden_modules"])


def test_a_circle_that_hides_in_a_function_is_found(tmp_path: Path) -> None:
    room = tmp_path / "ui"
    room.mkdir()
    (room / "__init__.py").touch()
    (room / "a.py").write_text(
        "from typing import TYPE_CHECKING\nfrom ui import b\nif TYPE_CHECKING:\n    import ui.c\n"
    )
    (room / "b.py").write_text("def later():\n    from ui.c import thing\n")
    (room / "c.py").write_text("def later():\n    import ui.a\n")
    (room / "d.py").write_text("import ui.a\n")

    assert [set(circle) for circle in circles_of(import_graph(tmp_path))] == [{"ui.a", "ui.b", "ui.c"}]


def import_graph(root: Path) -> Graph:
    """Module → the modules of the rooms that it names in an import; what stands under TYPE_CHECKING is never run."""
    files = {module_name(path, root): path for room in ROOMS for path in sorted((root / room).rglob("*.py"))}
    return {name: frozenset(_imports(path, files.keys())) - {name} for name, path in files.items()}


def module_name(path: Path, root: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(path: Path, known: Collection[str]) -> Iterator[str]:
    for node in _run_nodes(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                submodule = f"{node.module}.{alias.name}"
                yield from (name for name in ([submodule] if submodule in known else [node.module]) if name in known)


def _run_nodes(node: ast.AST) -> Iterator[ast.AST]:
    """The statements that are run at some time; an expression holds none."""
    for inner in ("body", "orelse", "finalbody", "handlers", "cases"):
        for child in getattr(node, inner, ()):
            if not (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)):
                yield child
                yield from _run_nodes(child)


def circles_of(graph: Graph) -> list[list[str]]:
    """The sets of modules that reach each other: a module's circle is what it reaches that reaches it back."""
    reached = {name: _reached(graph, name) for name in graph}
    circles = {
        frozenset(other for other in reached[name] if name in reached[other]) for name in graph if name in reached[name]
    }
    return sorted(sorted(circle) for circle in circles)


def _reached(graph: Graph, start: str) -> frozenset[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for name in graph[waiting.pop()] - found:
            found.add(name)
            waiting.append(name)
    return frozenset(found)
