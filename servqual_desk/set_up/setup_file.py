"""The set-up file: what another laptop of the same survey begins with, in one TOML file without any answer.

It holds the questionnaire, the office, units, services, waves, quotas, people, the codebook and the quotas of informants, and
of the follow-up what the office decided before it asked: its recommendations, own indicators, goals, events and stages.
Actions, risks and values follow from what was found and stay behind. Of a PIN it holds what the survey itself keeps, which is
no PIN that anybody could read.
"""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import msgspec
import tomli_w

from instruments.i18n import _
from instruments.load import instrument_from_toml
from instruments.model import Instrument
from servqual_desk.errors import DataError
from servqual_desk.fieldwork.field_plan import Quota, Service, Unit, Wave
from servqual_desk.fieldwork.fieldwork import Fieldwork
from servqual_desk.follow_up.goals import Goal, Goals
from servqual_desk.follow_up.indicator_sheet import IndicatorSheet, own_indicator
from servqual_desk.follow_up.recommendations import Recommendation, Recommendations, own_words
from servqual_desk.follow_up.timeline import Happening, Timeline
from servqual_desk.people.rights import Right
from servqual_desk.reported_figures.indicators import Direction
from servqual_desk.sources.informant_quotas import Informants
from servqual_desk.store.event_log import Event
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.project_settings import put_setting
from servqual_desk.store.side_files import SIDE_FILES
from servqual_desk.store.whole_files import disk_faults, replacing
from servqual_desk.words.responsible import CONTACT, OFFICE

ENDING = ".setup.toml"
FORMAT = 1
_SETTINGS = (OFFICE, CONTACT)  # of the survey, not of one laptop


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person as the survey keeps them; `pin` is the salted hash."""

    code: str
    name: str
    role: str = "enumerator"
    pin: str | None = None
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedCode:
    """A code of the codebook with its place there."""

    code: str
    title: str
    place: int
    parent: str | None = None
    dimension: str | None = None
    memo: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRecommendation:
    """An entry of the office's own, or what it made of one of the library; `about`: items and dimensions."""

    id: str
    words: str
    about: tuple[str, ...] = ()
    source: str = ""
    is_hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnIndicator:
    """An indicator that the office added to those of the sheet; its values stay behind."""

    code: str
    unit: str
    direction: Direction = "more"
    filled_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InformantQuota:
    """How many informants of a category and a role are wanted."""

    category: str
    role: str
    target: int


class SetupFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a set-up file holds. `wave` is the code of the current one; `questionnaire` is its TOML text."""

    set_up: int
    title: str
    questionnaire: str
    wave: str = ""
    settings: dict[str, str] = {}
    units: tuple[Unit, ...] = ()
    services: tuple[Service, ...] = ()
    waves: tuple[Wave, ...] = ()
    quotas: tuple[Quota, ...] = ()
    people: tuple[Person, ...] = ()
    codes: tuple[PlacedCode, ...] = ()
    informants: tuple[InformantQuota, ...] = ()
    recommendations: tuple[OwnRecommendation, ...] = ()
    indicators: tuple[OwnIndicator, ...] = ()
    goals: tuple[Goal, ...] = ()
    timeline: tuple[Happening, ...] = ()


def write_setup_file(project: ProjectFile, out: Path) -> Path:
    """Write what another laptop of this survey begins with.

    Raises:
        RightError: whoever is signed in may not do this.
        KnownError: the machine refuses the file.
    """
    project.require(Right.SET_UP)
    whole = _without_none(msgspec.to_builtins(_setup_of(project)))
    document = {
        name: value for name, value in whole.items() if value != []
    }  # so that a person can add the first of a kind
    with replacing(out) as unfinished:
        unfinished.write_text(tomli_w.dumps(document, multiline_strings=True), encoding="utf-8")
    return out


def read_setup_file(path: Path) -> tuple[SetupFile, Instrument]:
    """What a set-up file holds, and its questionnaire.

    Raises:
        DataError: it is no set-up file, or one of another format.
        InstrumentError: its questionnaire cannot be used.
        KnownError: the machine does not let us read it.
    """
    with disk_faults(path):
        content = path.read_bytes()
    try:
        setup = msgspec.toml.decode(content, type=SetupFile)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise DataError(_("{path}: is no set-up file of a survey: {detail}").format(path=path, detail=error)) from error
    if setup.set_up != FORMAT:
        raise DataError(
            _("{path}: was written by a newer Servqual Desk. Install that version to use it.").format(path=path)
        )
    return setup, instrument_from_toml(setup.questionnaire, name=path.name)


def make_from_setup(path: Path, setup_file: Path, *, title: str = "") -> tuple[str, Instrument]:
    """Make a survey that begins as the set-up file says, whole or not at all; returns its title and its questionnaire.

    Raises:
        KnownError: the set-up file cannot be used, the path exists, or the machine refuses to write there.
    """
    setup, instrument = read_setup_file(setup_file)
    with ProjectFile.create(path, instrument=instrument, title=title or setup.title) as project:
        try:
            _fill(project, setup, setup_file.name)
        except BaseException:
            project.close()
            for end in ("", *SIDE_FILES):
                path.with_name(path.name + end).unlink(missing_ok=True)
            raise
        return project.title, instrument


def _setup_of(project: ProjectFile) -> SetupFile:
    fieldwork = Fieldwork(project)
    run = project.database.conn.execute
    people = run("SELECT code, name, role, pin, active FROM enumerator ORDER BY code")
    codes = run("SELECT code, title, place, parent, dimension, memo FROM code ORDER BY place, code")
    return SetupFile(
        set_up=FORMAT,
        title=project.title,
        questionnaire=project.instrument.source,
        wave=project.setting("wave"),
        settings={key: value for key in _SETTINGS if (value := project.setting(key))},
        units=fieldwork.units(),
        services=fieldwork.services(),
        waves=fieldwork.waves(),
        quotas=fieldwork.quotas(),
        people=tuple(Person(code=r[0], name=r[1], role=r[2], pin=r[3], active=bool(r[4])) for r in people),
        codes=tuple(
            PlacedCode(code=r[0], title=r[1], place=r[2], parent=r[3], dimension=r[4], memo=r[5]) for r in codes
        ),
        informants=tuple(
            InformantQuota(category=category, role=role, target=target)
            for (category, role), target in Informants(project).quotas().items()
        ),
        recommendations=tuple(
            OwnRecommendation(
                id=one.id, words=one.words.get(""), about=one.about, source=one.source.get(""), is_hidden=one.is_hidden
            )
            for one in Recommendations(project).list(hidden=True)
            if one.is_own
        ),
        indicators=tuple(
            OwnIndicator(code=one.code, unit=one.unit.get(""), direction=one.direction, filled_by=one.filled_by.get(""))
            for one in IndicatorSheet(project).own()
        ),
        goals=Goals(project).list(),
        timeline=Timeline(project).list(),
    )


def _fill(project: ProjectFile, setup: SetupFile, name: str) -> None:
    """Put everything into a survey that was just made; people last, since from then on they alone may."""
    fieldwork = Fieldwork(project)
    with project.transaction():
        for key in _SETTINGS:
            if key in setup.settings:
                put_setting(project.database, key, setup.settings[key])
        fieldwork.save_units(setup.units)
        fieldwork.save_services(setup.services)
        for wave in setup.waves:
            fieldwork.save_wave(wave, current=wave.code == setup.wave)
        fieldwork.set_quotas(setup.quotas)
        project.database.table("code").insert_all(map(asdict, _parents_first(setup.codes)))
        for quota in setup.informants:
            Informants(project).set_quota(quota.category, quota.role, quota.target)
        _fill_follow_up(project, setup)
        project.database.table("enumerator").insert_all(map(asdict, setup.people))
        project.log(Event(kind="set_up", new=name))


def _fill_follow_up(project: ProjectFile, setup: SetupFile) -> None:
    """Each under its own number, so that a merge finds the same entry in both files."""
    library, sheet = Recommendations(project), IndicatorSheet(project)
    goals, timeline = Goals(project), Timeline(project)
    for own in setup.recommendations:
        words, source = own_words(own.words), own_words(own.source)
        library.keep(Recommendation(id=own.id, about=own.about, words=words, source=source, is_hidden=own.is_hidden))
    for one in setup.indicators:
        sheet.add(own_indicator(**asdict(one)))
    for goal in setup.goals:
        goals.keep(goal)
    for happening in setup.timeline:
        timeline.keep(happening)


def _parents_first(codes: tuple[PlacedCode, ...]) -> list[PlacedCode]:
    """Codes after those that they stand under."""
    found: dict[str | None, PlacedCode] = {}
    waiting = list(codes)
    while waiting:
        ready = [code for code in waiting if code.parent is None or code.parent in found]
        if not ready:
            raise DataError(
                _("The code {code} belongs under {parent}, which the set-up file does not hold.").format(
                    code=waiting[0].code, parent=waiting[0].parent
                )
            )
        found.update({code.code: code for code in ready})
        waiting = [code for code in waiting if code.code not in found]
    return list(found.values())


def _without_none(value: Any) -> Any:
    """TOML has no word for what is not there."""
    if isinstance(value, dict):
        return {key: _without_none(one) for key, one in value.items() if one is not None}
    if isinstance(value, list | tuple):
        return [_without_none(one) for one in value]
    return value
