"""What the program writes beside the survey names nobody and holds no answer: settings, recent list, log, trace of a bug."""

import logging
from pathlib import Path

from PySide6.QtCore import Qt

from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.settings import log_path, settings_path
from servqual_desk.store import file_keys
from tests.ui.driving import Person
from ui.program_log import write_log

SECRETS = ("Melati", "0812-7777", "empat kata yang mudah", "314159")


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
    try:
        project.set_setting("contact", None)  # type: ignore[arg-type]  # a bug of ours, with the name at hand
    except Exception:  # as the last resort of the window does
        logging.getLogger("servqual_desk").exception("bug")
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
