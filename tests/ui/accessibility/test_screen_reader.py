"""An interview answered from what the accessibility tree speaks: AT-SPI on a bus of its own, the real window on a display."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from instruments.question_order import prompts
from servqual_desk.project import Project

READER = Path(__file__).with_name("screen_reader.py")
SPEAKER = "/usr/bin/python3"  # Debian's own: its `gi` belongs to no environment of ours


def has_at_spi() -> bool:
    asked = [SPEAKER, "-c", "import gi; gi.require_version('Atspi', '2.0')"]
    programs = all(map(shutil.which, ("dbus-run-session", "xvfb-run", SPEAKER)))
    return programs and subprocess.run(asked, capture_output=True, check=False).returncode == 0


pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not has_at_spi(),
    reason="needs a screen reader's road: apt install at-spi2-core dbus gir1.2-atspi-2.0 python3-gi xvfb",
)


def test_an_interview_is_answered_from_what_is_spoken(tmp_path: Path) -> None:
    survey = tmp_path / "spoken.sqd"
    Project.create(survey, instrument="skm-9", title="Loket").close()
    program = Path(sys.executable).with_name("servqual-desk")
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24", "dbus-run-session", "--"]
    done = subprocess.run(
        [*screen, SPEAKER, "-W", "ignore", READER, program, survey], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    heard = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]

    asked = [one for one in heard if "question" in one]
    with Project.open(survey) as project:
        columns = [prompt.column for _section, prompt in prompts(project.instrument)]
        spoken = [prompt.text.get("en") for _section, prompt in prompts(project.instrument)]
        status = project.database.execute("SELECT status FROM response").fetchall()
        written = ", ".join(columns)
        answers = project.database.execute(f'SELECT {written} FROM "answers_skm_9"').fetchone()
    assert [one["question"] for one in asked][1:] == spoken[1:]  # the consent names the office
    assert {role for one in asked for role, _name in one["answers"]} == {"radio button"}
    assert heard[-2] == {"end": "Finish"}
    announced = heard[-1]["heard"]
    assert any(words.startswith("No answer yet.") for words in announced)
    assert sum(words.startswith("Saved ") for words in announced) >= len(columns) - 1
    assert announced[-1].startswith("Thank you The answers are saved. Withdrawal code: ")
    assert {name: code[:2] for name, code in heard[-1]["languages"].items()} == {"ID": "id", "EN": "en"}
    assert status == [("finished",)]
    given = dict(zip(columns, answers, strict=True))
    assert [given[element] for element in ("persyaratan", "prosedur", "waktu", "sarana")] == [2, 2, 2, 2]
    assert (given["sex"], given["comment"]) == ("female", "Friendly staff")
