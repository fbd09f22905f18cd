"""The plan of the fieldwork in the file: units, services, waves and quotas.

A code that is saved again is changed, never doubled.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import structs

from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.fieldwork.field_plan import CHANNELS, Catalogue, Quota, Service, Unit, Wave
from servqual_desk.people.rights import Right
from servqual_desk.store.event_log import Event
from servqual_desk.store.project_file import ProjectPart

# What belongs to a unit, a service or a wave, and so keeps it from being removed.
_USES = {
    "unit": (("response", "unit"), ("refusal", "unit"), ("service", "unit")),
    "service": (("response", "service"), ("refusal", "service")),
    "wave": (("response", "wave"), ("refusal", "wave"), ("action", "wave")),
}


class Fieldwork(ProjectPart):
    """The field tables of a project. A code that is saved again is changed, never doubled."""

    # Reading

    def units(self) -> tuple[Unit, ...]:
        rows = self._rows("SELECT code, name FROM unit ORDER BY name")
        return tuple(Unit(code=row[0], name=row[1]) for row in rows)

    def services(self, unit: str | None = None) -> tuple[Service, ...]:
        """The catalogue, of one unit or of all."""
        rows = self._rows(
            """SELECT code, name, unit, channel, target, hours, counter_needed FROM service
               WHERE unit = ? OR ? IS NULL ORDER BY name""",
            unit,
            unit,
        )
        return tuple(_service(row) for row in rows)

    def waves(self) -> tuple[Wave, ...]:
        rows = self._rows("SELECT code, title, starts_on, ends_on, target FROM wave ORDER BY starts_on, code")
        return tuple(Wave(code=row[0], title=row[1], starts_on=row[2], ends_on=row[3], target=row[4]) for row in rows)

    def current_wave(self) -> Wave | None:
        """The wave that new interviews belong to."""
        code = self.project.setting("wave")
        return next((wave for wave in self.waves() if wave.code == code), None)

    def is_planned(self) -> bool:
        """Whether anything is set up that an interview can belong to: a person, a unit, a service, a wave."""
        tables = ("enumerator", "unit", "service", "wave")
        return bool(self._one("SELECT " + " OR ".join(f"EXISTS (SELECT 1 FROM {table})" for table in tables)))

    def quotas(self) -> tuple[Quota, ...]:
        rows = self._rows("SELECT variable, value, variable2, value2, target FROM quota ORDER BY rowid")
        return tuple(Quota(variable=r[0], value=r[1], variable2=r[2], value2=r[3], target=r[4]) for r in rows)

    # Writing

    def save_catalogue(self, catalogue: Catalogue, *, who: str | None = None) -> None:
        """Add units and services in one transaction; a code that is there already is changed."""
        with self.project.transaction():
            self.save_units(catalogue.units, who=who)
            self.save_services(catalogue.services, who=who)

    def save_units(self, units: Iterable[Unit], *, who: str | None = None) -> None:
        for unit in (units := tuple(units)):
            _need(unit.code, unit.name)
        self._save("unit", units, Event(kind="units", new=len(units), who=who))

    def save_services(self, services: Iterable[Service], *, who: str | None = None) -> None:
        """Add or change services; a unit that they name must be there.

        Raises:
            DataError: a code or a name is empty, a channel or a unit is unknown, a target is below 0.
        """
        known = {unit.code for unit in self.units()}
        for service in (services := tuple(services)):
            _need(service.code, service.name)
            _need_target(service.target)
            if service.channel not in CHANNELS:
                raise DataError(
                    _("Service {code}: “{channel}” is no channel. Use counter, online or both.").format(
                        code=service.code, channel=service.channel
                    )
                )
            if service.unit is not None and service.unit not in known:
                raise DataError(
                    _("Service {code}: there is no unit “{unit}”. Add the unit first.").format(
                        code=service.code, unit=service.unit
                    )
                )
        self._save("service", services, Event(kind="services", new=len(services), who=who))

    def save_wave(self, wave: Wave, *, current: bool = True, who: str | None = None) -> None:
        """Add or change a wave, and let new interviews belong to it.

        Raises:
            DataError: it has no code or title, or ends before it starts.
        """
        _need(wave.code, wave.title)
        _need_target(wave.target)
        if wave.starts_on and wave.ends_on and wave.ends_on < wave.starts_on:
            raise DataError(_("The wave {code} ends before it starts. Exchange the two dates.").format(code=wave.code))
        with self.project.transaction():
            self._save("wave", [wave], Event(kind="wave", variable=wave.code, new=wave.title, who=who))
            if current:
                self.project.set_setting("wave", wave.code, who=who)

    def remove(self, thing: Unit | Service | Wave, *, who: str | None = None) -> None:
        """Take a unit, a service or a wave out of the plan, which only one that nothing belongs to may leave.

        Raises:
            DataError: interviews, refusals or services belong to it.
        """
        table = type(thing).__name__.lower()
        if any(self._one(f"SELECT count(*) FROM {other} WHERE {key} = ?", thing.code) for other, key in _USES[table]):
            raise DataError(
                _(
                    "“{code}” cannot be removed: interviews, services or actions belong to it. Change its name instead."
                ).format(code=thing.code)
            )
        self.project.require(Right.SET_UP)
        with self.project.transaction():
            self.project.database.table(table).delete(thing.code)
            self.project.log(Event(kind="removed", variable=table, old=thing.code, who=who))

    def set_quotas(self, quotas: Iterable[Quota], *, who: str | None = None) -> None:
        """Put these quotas in place of the ones before."""
        quotas = tuple(quotas)
        for quota in quotas:
            _need_target(quota.target)
        self.project.require(Right.SET_UP)
        with self.project.transaction():
            table = self.project.database.table("quota")
            table.delete_where()
            table.insert_all(structs.asdict(quota) for quota in quotas)
            self.project.log(Event(kind="quotas", new=len(quotas), who=who))

    # Inside

    def _save(self, table: str, things: Sequence[Unit | Service | Wave], event: Event) -> None:
        self.project.require(Right.SET_UP)
        with self.project.transaction():
            self.project.database.table(table).upsert_all((structs.asdict(thing) for thing in things), pk="code")
            self.project.log(event)


def _service(row: Sequence[Any]) -> Service:
    code, name, unit, channel, target, hours, needed = row
    known = None if needed is None else bool(needed)
    return Service(code=code, name=name, unit=unit, channel=channel, target=target, hours=hours, counter_needed=known)


def _need(code: str, name: str) -> None:
    if not code.strip() or not name.strip():
        raise DataError(_("A code and a name are both needed; one of them is empty."))


def _need_target(target: int | None) -> None:
    if target is not None and target < 0:
        raise DataError(_("A target cannot be below 0."))
