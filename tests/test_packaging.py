"""What the packages for each system say: every place names the same program, icon and kind of file."""

import ast
import configparser
import os
import re
import shutil
import struct
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from PySide6.QtGui import QImage

from servqual_desk.project import Project
from ui.app import PROGRAM_ICON
from ui.jobs.survey_folder import SUFFIX

ROOT = Path(__file__).parents[1]
SQLITE = """<?xml version="1.0"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="application/vnd.sqlite3">
    <magic><match type="string" value="SQLite format 3" offset="0"/></magic>
  </mime-type>
</mime-info>
"""
PACKAGING = ROOT / "packaging"


def test_the_menu_entry_starts_the_program_and_opens_surveys() -> None:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(PACKAGING / "linux" / "servqual-desk.desktop", encoding="utf-8")
    entry = parser["Desktop Entry"]
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert entry["Exec"].split()[0] in scripts
    kind = ElementTree.parse(PACKAGING / "linux" / "servqual-desk.xml").getroot()[0]
    assert kind.attrib["type"] in entry["MimeType"].split(";")
    globs = [part.attrib["pattern"] for part in kind if part.tag.endswith("glob")]
    assert globs == [f"*{SUFFIX}"]


KIND_OF = """
import sys
from PySide6.QtCore import QMimeDatabase
for path in sys.argv[1:]:
    kind = QMimeDatabase().mimeTypeForFile(path)
    print(kind.name(), kind.inherits("application/vnd.sqlite3"))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the shared database of kinds of files is Linux's")
def test_a_survey_is_known_as_ours_by_its_ending_and_without_it(tmp_path: Path) -> None:
    survey, bare, other = tmp_path / "loket.sqd", tmp_path / "loket", tmp_path / "other"
    Project.create(survey, instrument="skm-9", title="Loket").close()
    bare.write_bytes(survey.read_bytes())
    other.write_bytes(b"SQLite format 3\0" + bytes(84))
    kinds = tmp_path / "share" / "mime" / "packages"
    kinds.mkdir(parents=True)
    shutil.copy(PACKAGING / "linux" / "servqual-desk.xml", kinds)
    (kinds / "sqlite.xml").write_text(SQLITE, encoding="utf-8")  # as every desktop has it, also where none is installed
    told = os.environ | {"XDG_DATA_HOME": str(tmp_path / "share"), "XDG_DATA_DIRS": str(tmp_path / "none")}
    asked = [sys.executable, "-c", KIND_OF, survey, bare, other]
    said = subprocess.run(asked, env=told, capture_output=True, text=True, check=True).stdout.splitlines()
    ours = ElementTree.parse(PACKAGING / "linux" / "servqual-desk.xml").getroot()[0].attrib["type"]
    assert said[:2] == [f"{ours} True"] * 2
    assert not said[2].startswith(ours)


def test_the_installer_for_windows_names_the_bundles_programs_and_our_files() -> None:
    script = (PACKAGING / "windows" / "servqual-desk.iss").read_text(encoding="utf-8")
    spec = (PACKAGING / "servqual-desk.spec").read_text(encoding="utf-8")
    started = set(re.findall(r"\{app\}\\([\w-]+)\.exe", script))
    assert started
    assert started <= set(re.findall(r'\("([\w-]+)", (?:True|False)\)', spec))
    assert f'Software\\Classes\\{SUFFIX}"' in script
    assert "PrivilegesRequired=lowest" in script


def test_the_icon_has_every_size() -> None:
    assert QImage(str(PROGRAM_ICON)).width() == 256
    data = (PACKAGING / "servqual-desk.ico").read_bytes()
    _zero, kind, count = struct.unpack_from("<HHH", data)
    sizes = []
    for place in range(count):
        side, length, start = (
            struct.unpack_from("<B11x", data, 6 + 16 * place)[0],
            *struct.unpack_from("<II", data, 14 + 16 * place),
        )
        assert QImage.fromData(data[start : start + length]).width() == (side or 256)
        sizes.append(side or 256)
    assert (kind, sizes) == (1, [16, 24, 32, 48, 64, 128, 256])


def said_by_the_bundle(name: str) -> list[str]:
    """What the bundle's recipe gives a name, without running it."""
    spec = ast.parse((PACKAGING / "servqual-desk.spec").read_text(encoding="utf-8"))
    given = next(
        node.value
        for node in spec.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == name
    )
    parts = given.elts if isinstance(given, ast.List | ast.Tuple) else []
    return [
        word
        for part in parts
        for word in ast.walk(part)
        if isinstance(word, ast.Constant)
        for word in [str(word.value)]
    ]


def imported_by(code: str) -> set[str]:
    """The modules that a file imports, also those that only a function does."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return found


def test_the_bundle_leaves_nothing_out_that_we_import() -> None:
    left_out = set(said_by_the_bundle("UNUSED")) - {"distributed"}  # a cluster is an extra, for machines with Python
    assert len(left_out) > 20
    said = re.compile("|".join(re.escape(name.rpartition(".")[2]) for name in left_out))
    for room in said_by_the_bundle("ROOMS"):
        for path in (ROOT / room).rglob("*.py"):
            code = path.read_text(encoding="utf-8")
            if not said.search(code):
                continue  # as most, which need not be parsed
            parents = {name.rsplit(".", cut)[0] for name in imported_by(code) for cut in range(name.count(".") + 1)}
            assert not parents & left_out, path


def test_the_bundle_is_made_of_every_room() -> None:
    rooms = said_by_the_bundle("ROOMS")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert set(rooms) == {
        name.partition(".")[0].rstrip("*") for name in project["tool"]["setuptools"]["packages"]["find"]["include"]
    }


def pinned(path: Path) -> dict[str, str]:
    """The versions that a file of requirements names."""
    found = re.findall(r"^([\w.-]+)==([^\s;\\]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {canonical(name): version for name, version in found}


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_lock_holds_what_the_program_needs_in_the_versions_that_the_tests_passed_with() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {canonical(re.split(r"[<>=\[; ]", line)[0]) for line in project["dependencies"]}
    locked, tested = pinned(ROOT / "requirements.lock"), pinned(ROOT / "constraints.txt")
    assert needed <= set(locked)
    assert {name: version for name, version in locked.items() if tested.get(name, version) != version} == {}


def test_every_package_of_the_lock_has_the_hashes_of_its_files() -> None:
    parts = re.split(r"\n(?=\w)", (ROOT / "requirements.lock").read_text(encoding="utf-8"))[1:]
    assert len(parts) > 40
    assert [part.splitlines()[0] for part in parts if not re.search(r"--hash=sha256:[0-9a-f]{64}", part)] == []


def test_the_workflow_tries_the_bundle_on_three_systems() -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "build.yml").read_text(encoding="utf-8"))
    bundle = workflow["jobs"]["bundle"]
    assert {name.partition("-")[0] for name in bundle["strategy"]["matrix"]["system"]} == {"ubuntu", "windows", "macos"}
    assert any("self-test" in step.get("run", "") for step in bundle["steps"])
