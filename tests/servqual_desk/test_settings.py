from pathlib import Path

import pytest

from servqual_desk.settings import RECENT_LIMIT, Settings, load_settings, save_settings, settings_path


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SERVQUAL_DESK_CONFIG", str(tmp_path))


def test_choices_are_remembered() -> None:
    save_settings(Settings(language="en", text_percent=150))

    assert load_settings() == Settings(language="en", text_percent=150)


@pytest.mark.parametrize("content", [b"", b"{", b'{"text_percent": "large"}', b"\xff"])
def test_a_damaged_file_gives_the_defaults(content: bytes, caplog: pytest.LogCaptureFixture) -> None:
    settings_path().write_bytes(content)

    assert load_settings() == Settings()
    assert "settings" in caplog.text


def test_a_newer_programs_settings_can_be_read() -> None:
    settings_path().write_bytes(b'{"language": "en", "wallpaper": "blue"}')

    assert load_settings().language == "en"


def test_the_newest_project_stands_first_and_once(tmp_path: Path) -> None:
    settings = Settings()
    for number in [*range(RECENT_LIMIT + 2), 5]:
        settings.remember(tmp_path / f"{number}.sqd")

    names = [Path(path).stem for path in settings.recent]

    assert names == ["5", "9", "8", "7", "6", "4", "3", "2"]


@pytest.mark.parametrize(("variable", "expected"), [("en", "en"), ("", "id"), ("xx", "id")])
def test_a_language_set_for_one_run_goes_before_the_chosen_one(
    monkeypatch: pytest.MonkeyPatch, variable: str, expected: str
) -> None:
    monkeypatch.setenv("SERVQUAL_DESK_LANG", variable)

    assert Settings(language="id").spoken_language() == expected
