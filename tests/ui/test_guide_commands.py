"""The commands of the guide and of the READMEs, typed as they stand there, in their order, on a fresh survey."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from instruments.i18n import LANGUAGES, use_language
from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.project import Project
from ui.cli.commands import desk
from ui.guide import guide_text
from ui.guide.chapters import CHAPTERS

ROOT = Path(__file__).parents[2]
READMES = {"id": "README.md", "en": "README.en.md"}
SURVEYS = ("loket", "laptop1", "laptop2", "merged", "gabungan")
FOLDERS = ("offices", "kantor")
OPENS_A_WINDOW = "open"
CITIZENS = 60


@pytest.fixture(scope="module")
def survey(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A survey of an office, as a file."""
    path = tmp_path_factory.mktemp("office") / "loket.sqd"
    with Project.create(path, instrument="skm-9", title="Loket") as project:
        project.add_responses(simulate(project.instrument, CITIZENS), source=SOURCE)
    return path.read_bytes()


@pytest.fixture
def office(tmp_path: Path, survey: bytes, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the surveys that the guide speaks of, folders of them, and a backup by the name that it gives it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SERVQUAL_DESK_PASSPHRASE", "empat kata yang baik")
    for name in (*(f"{one}.sqd" for one in SURVEYS), "BACKUP", "CADANGAN"):
        (tmp_path / name).write_bytes(survey)
    for name in FOLDERS:
        (tmp_path / name).mkdir()
        (tmp_path / name / "loket.sqd").write_bytes(survey)
    return tmp_path


def commands(text: str) -> Iterator[list[str]]:
    """The commands of a text, as a shell would take them."""
    for line in re.findall(r"servqual-desk ([a-z][^`\n]*)", text):
        words = shlex.split(line, comments=True)
        if words[0] != OPENS_A_WINDOW:
            yield words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_of_the_guide_works_on_a_fresh_survey(office: Path, language: str) -> None:
    typed = [words for chapter in CHAPTERS for words in commands(guide_text(language, chapter.id))]
    assert len(typed) > 8
    assert_work(typed, language)


def test_every_command_of_the_readme_works_from_an_empty_folder(office: Path) -> None:
    (office / "loket.sqd").unlink()
    (office / "jawaban.csv").write_text("prosedur,waktu\n" + "3,4\n" * 12, encoding="utf-8")
    typed = {language: list(commands((ROOT / name).read_text(encoding="utf-8"))) for language, name in READMES.items()}
    assert [words[0] for words in typed["id"]] == [words[0] for words in typed["en"]]
    assert_work(typed["id"], "id")


def assert_work(typed: list[list[str]], language: str) -> None:
    for words in typed:
        with use_language(language):
            done = CliRunner().invoke(desk, words, input="y\ny\n")
        assert done.exit_code == 0, f"{words}: {done.output}"
        for written in written_by(words):
            assert written.exists(), words


def written_by(words: list[str]) -> list[Path]:
    """What a command says that it writes."""
    return [Path(words[place + 1]) for place, word in enumerate(words) if word in ("-o", "--json")]
