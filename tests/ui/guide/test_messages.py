"""Each message of the chapter on troubleshooting is what the program says when that befalls somebody."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from exports.datasets.reading import start_child
from exports.datasets.reading.start_child import read_outside
from instruments.i18n import LANGUAGES, use_language
from servqual_desk.errors import KnownError
from servqual_desk.project import Project
from servqual_desk.store import file_keys
from servqual_desk.store.backups import back_up
from servqual_desk.store.protection import protect
from servqual_desk.store.restore import restore
from tests.disks import fill, read_only, small_disk
from tests.little_survey import little_survey
from tests.servqual_desk.store.test_other_windows import another_program
from ui.guide import guide_text
from ui.jobs.back_up_project import back_up_project
from ui.jobs.import_data import check_file, import_checked

PASSPHRASE = "empat kata yang mudah"
Provoke = Callable[[Path], None]


def survey(folder: Path) -> Path:
    path = folder / "loket.sqd"
    Project.create(path, instrument=little_survey(), title="Loket").close()
    return path


def the_disk_is_full(folder: Path) -> None:
    with small_disk(folder / "disk") as disk, Project.open(survey(disk)) as project:
        fill(disk)
        project.set_setting("title", "Loket " * 50_000)


def the_file_is_moved(folder: Path) -> None:
    path = survey(folder)
    with Project.open(path) as project:
        path.rename(folder / "elsewhere.sqd")
        project.set_setting("title", "Loket Kota")


def a_backup_is_restored_under_an_open_window(folder: Path) -> None:
    path = survey(folder)
    with Project.open(path) as project:
        backup = back_up(project, folder / "stick")
    with another_program(path):
        restore(backup, path)


def another_window_goes_on(folder: Path) -> None:
    path = survey(folder)
    with Project.open(path) as ours, Project.open(path) as other:
        interview = ours.start_interview(language="en")
        other.database.conn.execute("UPDATE lease SET pid = 0, began = 'long ago'")
        other.database.conn.commit()
        other.resume(interview.uuid).answer("m")
        interview.answer("m")


def the_file_is_damaged(folder: Path) -> None:
    path = survey(folder)
    path.write_bytes(path.read_bytes()[:200] + b"\xff" * 9000)
    Project.open(path)


def its_newest_answers_lie_beside_it_on_a_disc(folder: Path) -> None:
    path, disc = survey(folder), folder / "disc"
    disc.mkdir()
    with Project.open(path) as project:
        project.start_interview(language="en").answer("m")
        for end in ("", "-wal"):
            shutil.copy(path.with_name(path.name + end), disc)
    with read_only(disc):
        Project.open(disc / path.name)


def a_later_program_made_it(folder: Path) -> None:
    path = survey(folder)
    with Project.open(path) as project:
        row = {"migration_set": "servqual_desk", "name": "m9999_from_the_future", "applied_at": "2030-01-01"}
        project.database["_sqlite_migrations"].insert(row)
    Project.open(path)


def it_lies_on_a_disc(folder: Path) -> None:
    path = survey(folder)
    with read_only(folder), Project.open(path) as project:
        project.set_setting("title", "Loket Kota")


def the_stick_for_backups_is_out(folder: Path) -> None:
    path, stick = survey(folder), folder / "stick"
    stick.mkdir()
    with Project.open(path) as project:
        project.backups.use_folder(stick)
    stick.rmdir()
    back_up_project(path)


def the_passphrase_is_wrong(folder: Path) -> None:
    path = survey(folder)
    protect(path, PASSPHRASE)
    file_keys.lock_everything()
    Project.open(path, passphrase="bukan ini sama sekali")


def a_row_comes_again(folder: Path) -> None:
    path, data = survey(folder), folder / "again.csv"
    with Project.open(path) as project:
        uuid = project.start_interview(language="en").uuid
    import_text(path, data, f"sex,sqd_uuid\nm,{uuid}\n")


def a_file_comes_again(folder: Path) -> None:
    path, data = survey(folder), folder / "again.csv"
    for _time in range(2):
        import_text(path, data, "sex,t1_p\nm,4\nf,5\n")


def import_text(path: Path, data: Path, text: str) -> None:
    data.write_text(text, encoding="utf-8")
    import_checked(path, check_file(path, data))


def a_file_ends_what_reads_it(folder: Path) -> None:
    data = folder / "answers.csv"
    data.write_text("sex\nm\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(start_child, "CHILD", ["-c", "import os; os._exit(1)"])  # as the system does for want of memory
        read_outside(data)


PROVOKED: dict[str, Provoke] = {
    "the disk is full, so nothing was saved just now": the_disk_is_full,
    "the file was deleted or moved while it was open": the_file_is_moved,
    "is open in another window or program": a_backup_is_restored_under_an_open_window,
    "Somebody went on with this interview in another window": another_window_goes_on,
    "the file is damaged. Open the newest backup": the_file_is_damaged,
    "its newest answers are in": its_newest_answers_lie_beside_it_on_a_disc,
    "was made by a newer Servqual Desk": a_later_program_made_it,
    "the file or its folder is read-only": it_lies_on_a_disc,
    "is not there now. Put the USB stick in, or choose another folder for backups": the_stick_for_backups_is_out,
    "the passphrase is not right": the_passphrase_is_wrong,
    "was imported before": a_file_comes_again,
    "this response is already imported": a_row_comes_again,
    "cannot be read: the file is damaged, or needs more memory than a data file may": a_file_ends_what_reads_it,
}


def headings(language: str) -> list[str]:
    return re.findall(r"^### (.+)$", guide_text(language, "troubleshooting"), re.MULTILINE)


@pytest.fixture(autouse=True)
def _locked_afterwards() -> Iterator[None]:
    yield
    file_keys.lock_everything()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("heading", PROVOKED)
def test_it_is_said_when_it_befalls(heading: str, language: str, tmp_path: Path) -> None:
    said = dict(zip(headings("en"), headings(language), strict=True))[heading]
    with use_language(language), pytest.raises(KnownError) as refused:
        PROVOKED[heading](tmp_path)
    assert said in " ".join(refused.value.faults)
