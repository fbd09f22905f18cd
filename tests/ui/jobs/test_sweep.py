"""What a kill leaves of unencrypted or half-made files is gone after the next start."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from ui.jobs.automatic_backup import sweep_places

KILLED = """
import os, signal
from pathlib import Path
from servqual_desk.store.private_folder import private_temporary_folder
with private_temporary_folder() as folder:
    (folder / "answers.csv").write_text("Melati")
    print(folder, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_temporary_files_of_a_killed_program_are_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    ran = subprocess.run([sys.executable, "-c", KILLED], capture_output=True, text=True, check=False)
    left = Path(ran.stdout.strip())
    assert left.parent == tmp_path
    assert (left / "answers.csv").exists()
    survey = tmp_path / "survey.sqd"
    survey.write_text("kept")
    (left / "old").hardlink_to(survey)  # as a kill leaves it that came before the new file took the old one's name
    with (left / "answers.csv").open("rb") as still_seen:
        sweep_places(())
        assert still_seen.read() == bytes(len("Melati"))
    assert not left.exists()
    assert survey.read_text() == "kept"
