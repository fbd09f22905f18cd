"""How the kiosk of a survey runs: what is preset, in which languages it asks, and what becomes of a form that was left.

Kept with the survey, one setting a thing, so that every line of the log says which one was changed; merging brings them along.
"""

from dataclasses import dataclass, fields
from typing import Literal, Self

from instruments.i18n import LANGUAGES
from servqual_desk.store.project_file import ProjectFile

LeftForm = Literal["keep", "set_aside"]
IDLE_SECONDS = range(20, 601)
USUAL_IDLE = 90

_KEY = "kiosk_"
_BETWEEN = ","


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskSettings:
    """What was chosen for the kiosk.

    Attributes:
        unit: the code of the unit whose citizens answer; None where the citizen chooses.
        service: the code of the service; None where the citizen chooses.
        languages: that are offered, of those in which the questionnaire is written; the first is spoken at the start.
        idle_seconds: without a touch, after which the kiosk begins anew.
        left_form: a half-filled form is kept as a draft, or set aside (see `Responses.abandon`).
        offers_slip: whether the citizen may print the withdrawal code; None where nobody has said so.
        reads_aloud: whether a citizen may have everything read aloud.
    """

    unit: str | None = None
    service: str | None = None
    languages: tuple[str, ...] = ()
    idle_seconds: int = USUAL_IDLE
    left_form: LeftForm = "keep"
    offers_slip: bool | None = None
    reads_aloud: bool = False

    @classmethod
    def of(cls, project: ProjectFile) -> Self:
        """What the survey says; what is no more in the catalogue or the questionnaire is asked of the citizen again."""
        said = {name: project.setting(_KEY + name) for name in (one.name for one in fields(cls))}
        service = _known(project, "service", said["service"])
        return cls(
            unit=_unit_of(project, service) if service else _known(project, "unit", said["unit"]),
            service=service,
            languages=_languages(project, said["languages"]),
            idle_seconds=_seconds(said["idle_seconds"]),
            left_form="set_aside" if said["left_form"] == "set_aside" else "keep",
            offers_slip={"yes": True, "no": False}.get(said["offers_slip"]),
            reads_aloud=said["reads_aloud"] == "yes",
        )

    def keep(self, project: ProjectFile) -> None:
        """Write what has changed into the survey.

        Raises:
            RightError: whoever is signed in may not change the set-up; nothing is needed where nothing has changed.
        """
        changed = {name: text for name, text in self._texts().items() if text != project.setting(_KEY + name)}
        if self != KioskSettings.of(project):
            with project.transaction():
                for name, text in changed.items():
                    project.set_setting(_KEY + name, text)

    def _texts(self) -> dict[str, str]:
        return {
            "unit": self.unit or "",
            "service": self.service or "",
            "languages": _BETWEEN.join(self.languages),
            "idle_seconds": str(self.idle_seconds),
            "left_form": self.left_form,
            "offers_slip": {True: "yes", False: "no", None: ""}[self.offers_slip],
            "reads_aloud": "yes" if self.reads_aloud else "",
        }

    def first_language(self, wanted: str) -> str:
        """The language of the welcome: the wanted one where it is offered."""
        return wanted if wanted in self.languages else self.languages[0]


def _known(project: ProjectFile, table: str, code: str) -> str | None:
    found = project.database.conn.execute(f'SELECT 1 FROM "{table}" WHERE code = ?', (code,)).fetchone()
    return code if found else None


def _unit_of(project: ProjectFile, service: str) -> str | None:
    row = project.database.conn.execute("SELECT unit FROM service WHERE code = ?", (service,)).fetchone()
    unit: str | None = row[0]
    return unit


def _languages(project: ProjectFile, said: str) -> tuple[str, ...]:
    spoken = tuple(code for code in project.instrument.languages if code in LANGUAGES)
    return tuple(code for code in said.split(_BETWEEN) if code in spoken) or spoken or tuple(LANGUAGES)


def _seconds(said: str) -> int:
    return int(said) if said.isascii() and said.isdigit() and int(said) in IDLE_SECONDS else USUAL_IDLE
