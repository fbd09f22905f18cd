"""What the program writes beside the survey names nobody and holds no answer: settings, recent list, log, trace of a bug."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt

from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.people import session
from servqual_desk.project import Project
from servqual_desk.settings import log_path, settings_path
from servqual_desk.store import file_keys
from tests.little_survey import little_survey
from tests.ui.driving import Person
from ui.program_log import write_log

SECRETS = ("Melati", "0812-7777", "empat kata yang mudah", "314159")

# The window on a protected survey; a bug with a citizen's words in its hands, said by the box; then the process is killed.
CRASH = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from servqual_desk.store.unlocking import unlock
from tests.cheap_secrets import make_secrets_cheap
from ui.app import run_until_closed, show

make_secrets_cheap()  # as in the process that made the survey
words = os.environ["WORDS"]
unlock(Path(sys.argv[1]), os.environ["PASSPHRASE"])
window = show(Path(sys.argv[1]), kiosk=False)
interview = window.desk.open_project.start_interview(enumerator="melati")
while (question := interview.question) is not None:
    interview.answer(words) if question.kind == "text" else interview.skip()

def bug():
    try:
        int(words)
    except ValueError:
        {}[words]

def die():
    if QApplication.activeModalWidget() is not None:
        print(QApplication.activeModalWidget().text(), flush=True)
        os.kill(os.getpid(), signal.SIGKILL)

timer = QTimer(interval=50)
timer.timeout.connect(die)
timer.start()
QTimer.singleShot(0, bug)
run_until_closed(window)
"""


def test_a_program_that_crashes_and_is_killed_leaves_nothing_personal(tmp_path: Path) -> None:
    survey, words = tmp_path / "survey.sqd", "Nama saya Melati, telepon 0812-7777"
    with Project.create(survey, instrument=little_survey(), passphrase=SECRETS[2]) as project:
        project.people.save(Enumerator(code="melati", name="Melati Putri", role="head"), pin="314159")
    session.forget_everybody()
    homes = ("HOME", "TMPDIR", "SERVQUAL_DESK_CONFIG", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")
    for home in homes:
        (tmp_path / home).mkdir()
    said = {home: str(tmp_path / home) for home in homes} | {"WORDS": words, "PASSPHRASE": SECRETS[2]}
    run = [sys.executable, "-c", CRASH, str(survey)]
    ran = subprocess.run(run, env=os.environ | said, capture_output=True, text=True, timeout=120, check=False)
    assert "failed" in ran.stdout or "gagal" in ran.stdout, ran.stderr

    log = (tmp_path / "SERVQUAL_DESK_CONFIG" / log_path().name).read_text(encoding="utf-8")
    assert "in bug" in log
    assert "ValueError" in log
    assert "KeyError" in log
    for path in (path for path in tmp_path.rglob("*") if path.is_file()):
        content = path.read_bytes()
        assert not [secret for secret in (*SECRETS, "melati") if secret.encode() in content], path


def test_neither_names_nor_answers_nor_pins_are_in_settings_log_or_trace(person: Person, survey: Path) -> None:
    desk = person.window.desk
    desk.open(survey)
    project = desk.open_project
    project.people.save(Enumerator(code="melati", name="Melati Putri", role="head"), pin="314159")
    project.sign_in("melati", "314159")
    project.set_setting("contact", "Ibu Melati 0812-7777")
    interview = project.start_interview(enumerator="melati")
    while (question := interview.question) is not None:
        if question.kind == "text":
            interview.answer("Nama saya Melati, telepon 0812-7777")
        else:
            interview.skip()
    interview.finish()
    person.window.show_page("responses")
    person.press("Down")
    person.qtbot.keyClick(person.window, Qt.Key.Key_Escape)

    write_log()
    desk.coder = "Melati"  # who codes comments
    desk.keep_settings()
    person.window.close()
    file_keys.lock_everything()

    folder = settings_path().parent
    written = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert log_path().name in written
    assert settings_path().name in written
    for name, content in written.items():
        found = [secret for secret in (*SECRETS, "melati") if secret.encode() in content]
        assert not found, f"{name}: {found}"
