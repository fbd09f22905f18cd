"""What the program remembers between two starts on this computer, apart from any project: language, size, recent files."""

import logging
import os
from pathlib import Path

import msgspec
from platformdirs import user_config_path, user_log_path

from instruments.i18n import LANGUAGE_VARIABLE, LANGUAGES, system_language

APP = "servqual-desk"
RECENT_LIMIT = 8
SETTINGS_FOLDER = "SERVQUAL_DESK_CONFIG"  # the environment variable that names another folder (a stick, a test)


class BackupPlace(msgspec.Struct):
    """Where the backups of a project go, and the identity by which they are known to be its own."""

    folder: str
    survey: str


class Settings(msgspec.Struct, forbid_unknown_fields=False):
    """The remembered choices; every field has a default, so that an older or newer file can be read."""

    language: str = ""
    text_percent: int = 100
    theme: str = "light"
    recent: list[str] = []
    titles: dict[str, str] = {}  # project → what the survey is called, of the recent ones
    window: str = ""  # geometry as Qt saves it, in hexadecimal
    page: str = ""
    backup_places: dict[str, BackupPlace] = {}  # by the project's path, for the day on which it does not open any more
    filters: dict[
        str, dict[str, str | list[str]]
    ] = {}  # project → column → values, as the results page was last limited
    seen_whole: dict[str, str] = {}  # project → when a check last found it whole (UTC)
    kiosk_pin: str = ""  # as `users.hash_pin` makes it
    slip_paper: str = (
        ""  # of withdrawal codes and receipts: roll58, roll80, a6, a4; "" is A6, and no printing in the kiosk
    )

    def remember(self, project: Path, title: str = "") -> None:
        """Put a project on top of the recent ones, with what the survey is called."""
        path = str(project.absolute())
        self.recent = [path, *(other for other in self.recent if other != path)][:RECENT_LIMIT]
        kept = {other: known for other, known in self.titles.items() if other in self.recent}
        self.titles = kept | ({path: title} if title else {})

    def remember_place(self, project: Path, place: BackupPlace) -> None:
        """Remember where a project's backups go; only of the recent ones."""
        kept = {path: known for path, known in self.backup_places.items() if path in self.recent}
        self.backup_places = kept | {str(project.absolute()): place}

    def note_whole(self, project: Path, at: str) -> None:
        """Remember when a project was found whole, "" where it was not; only of the recent ones."""
        path = str(project.absolute())
        kept = {other: seen for other, seen in self.seen_whole.items() if other in self.recent and other != path}
        self.seen_whole = kept | ({path: at} if at else {})

    def spoken_language(self) -> str:
        """The language of `SERVQUAL_DESK_LANG` where it is set for this run, else the chosen one, else the system's."""
        is_set = os.environ.get(LANGUAGE_VARIABLE, "")[:2].lower() in LANGUAGES
        return self.language if self.language in LANGUAGES and not is_set else system_language()


def settings_path() -> Path:
    """Where the settings stand; `SERVQUAL_DESK_CONFIG` names another folder."""
    folder = os.environ.get(SETTINGS_FOLDER)
    return (Path(folder) if folder else user_config_path(APP)) / "settings.json"


def log_path() -> Path:
    """The program's own log, with the trace of every bug."""
    folder = os.environ.get(SETTINGS_FOLDER)
    return (Path(folder) if folder else user_log_path(APP)) / "servqual-desk.log"


def load_settings() -> Settings:
    """The remembered choices; the defaults where there are none or the file cannot be read (which the log says)."""
    path = settings_path()
    try:
        return msgspec.json.decode(path.read_bytes(), type=Settings)
    except FileNotFoundError:
        return Settings()
    except (OSError, msgspec.MsgspecError) as error:
        logging.getLogger(__name__).warning("settings not read: %s: %s", path, error)
        return Settings()


def save_settings(settings: Settings) -> None:
    """Keep the choices; a computer that does not let us only forgets them (which the log says)."""
    path = settings_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".new")
        draft.write_bytes(msgspec.json.encode(settings))
        draft.replace(path)
    except OSError as error:
        logging.getLogger(__name__).warning("settings not saved: %s: %s", path, error)
