"""The set-up on a machine where an earlier one was broken off."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = """\
[build-system]
requires = []
backend-path = ["."]
build-backend = "trial"
[project]
name = "trial"
version = "1"
"""
BACKEND = '''\
"""Builds an empty package from nothing, so that the set-up needs no network here."""
import zipfile

def build_editable(folder, config_settings=None, metadata_directory=None):
    with zipfile.ZipFile(f"{folder}/trial-1-py3-none-any.whl", "w") as wheel:
        wheel.writestr("trial-1.dist-info/METADATA", "Metadata-Version: 2.1\\nName: trial\\nVersion: 1\\nProvides-Extra: dev\\n")
        wheel.writestr("trial-1.dist-info/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr("trial-1.dist-info/RECORD", "")
    return "trial-1-py3-none-any.whl"
'''

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the set-up is a shell script")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The set-up around an empty program, in a folder with a space and a letter beyond ASCII."""
    folder = tmp_path / "meja é"
    for name in (".ci/setup", "ui/system_libraries.py"):
        (folder / name).parent.mkdir(parents=True)
        shutil.copy(ROOT / name, folder / name)
    for name, text in {"pyproject.toml": PROJECT, "trial.py": BACKEND, "constraints.txt": ""}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def set_up(checkout: Path) -> subprocess.CompletedProcess[str]:
    python = f"{sys.base_prefix}/bin/python{sys.version_info.major}.{sys.version_info.minor}"
    told = os.environ | {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "", "PYTHON": python}
    return subprocess.run([checkout / ".ci/setup"], capture_output=True, text=True, check=False, env=told)


def has_program(checkout: Path) -> bool:
    asked = "from importlib.metadata import version; print(version('trial'))"  # pip, which says so too, takes a second
    told = subprocess.run([checkout / ".venv/bin/python", "-c", asked], capture_output=True, text=True, check=False)
    return told.stdout == "1\n"


def test_a_half_made_environment_is_made_anew_and_a_whole_one_kept(checkout: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", checkout / ".venv"], check=True)
    assert set_up(checkout).returncode == 0
    assert has_program(checkout)
    kept = checkout / ".venv" / "kept"
    kept.touch()
    assert set_up(checkout).returncode == 0
    assert kept.exists()


def test_an_environment_whose_python_is_gone_is_made_anew(checkout: Path) -> None:
    (checkout / ".venv/bin").mkdir(parents=True)
    (checkout / ".venv/bin/python").symlink_to("/nowhere/python3")
    assert set_up(checkout).returncode == 0
    assert has_program(checkout)


def test_without_python_one_sentence_says_what_to_install(checkout: Path) -> None:
    done = subprocess.run(
        [checkout / ".ci/setup"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHON": "python-of-nobody"},
    )
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "python3-venv" in done.stderr
