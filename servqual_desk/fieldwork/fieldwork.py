"""The field: units, services, waves, targets and quotas, and the live count of responses against them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.store.event_log import Event
from servqual_desk.store.project_file import ProjectFile

Channel = Literal["counter", "online", "both"]
CHANNELS: tuple[Channel, ...] = ("counter", "online", "both")

# What belongs to a unit, a service or a wave, and so keeps it from being removed.
_USES = {
    "unit": (("response", "unit"), ("refusal", "unit"), ("service", "unit")),
    "service": (("response", "service"), ("refusal", "service")),
    "wave": (("response", "wave"), ("refusal", "wave")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """An office or agency whose services are judged."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Something that a unit does for a citizen; `target` is how many responses are wanted, None where it is not planned."""

    code: str
    name: str
    unit: str | None = None
    channel: Channel = "counter"
    target: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wave:
    """One round of the survey; dates are ISO days."""

    code: str
    title: str
    starts_on: str | None = None
    ends_on: str | None = None
    target: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """How many responses are wanted with a profile answer, or with a pair of them (sex × age)."""

    variable: str
    value: str
    variable2: str = ""
    value2: str = ""
    target: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Responses against a target: of the whole wave, of a service, or of a quota's cell; `group` is a service's unit."""

    label: str
    count: int
    target: int | None
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldCounts:
    """What became of every interview begun in a wave (or ever)."""

    finished: int
    today: int
    drafts: int
    abandoned: int
    refused: int


class Fieldwork:
    """The field tables of a project. A code that is saved again is changed, never doubled."""

    def __init__(self, project: ProjectFile) -> None:
        self.project = project

    # Reading

    def units(self) -> tuple[Unit, ...]:
        rows = self._rows("SELECT code, name FROM unit ORDER BY name")
        return tuple(Unit(code=row[0], name=row[1]) for row in rows)

    def services(self, unit: str | None = None) -> tuple[Service, ...]:
        """The catalogue, of one unit or of all."""
        rows = self._rows(
            "SELECT code, name, unit, channel, target FROM service WHERE unit = ? OR ? IS NULL ORDER BY name",
            unit,
            unit,
        )
        return tuple(Service(code=row[0], name=row[1], unit=row[2], channel=row[3], target=row[4]) for row in rows)

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

    def save_units(self, units: Iterable[Unit], *, who: str | None = None) -> None:
        for unit in (units := tuple(units)):
            _need(unit.code, unit.name)
        self._save(
            "INSERT INTO unit (code, name) VALUES (?, ?) ON CONFLICT (code) DO UPDATE SET name = excluded.name",
            [(unit.code, unit.name) for unit in units],
            Event(kind="units", new=len(units), who=who),
        )

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
        self._save(
            """INSERT INTO service (code, name, unit, channel, target) VALUES (?, ?, ?, ?, ?)
               ON CONFLICT (code) DO UPDATE SET name = excluded.name, unit = excluded.unit,
               channel = excluded.channel, target = excluded.target""",
            [(one.code, one.name, one.unit, one.channel, one.target) for one in services],
            Event(kind="services", new=len(services), who=who),
        )

    def save_wave(self, wave: Wave, *, current: bool = True, who: str | None = None) -> None:
        """Add or change a wave, and let new interviews belong to it.

        Raises:
            DataError: it has no code or title, or ends before it starts.
        """
        _need(wave.code, wave.title)
        _need_target(wave.target)
        if wave.starts_on and wave.ends_on and wave.ends_on < wave.starts_on:
            raise DataError(_("The wave {code} ends before it starts. Exchange the two dates.").format(code=wave.code))
        self._save(
            """INSERT INTO wave (code, title, starts_on, ends_on, target) VALUES (?, ?, ?, ?, ?)
               ON CONFLICT (code) DO UPDATE SET title = excluded.title, starts_on = excluded.starts_on,
               ends_on = excluded.ends_on, target = excluded.target""",
            [(wave.code, wave.title, wave.starts_on, wave.ends_on, wave.target)],
            Event(kind="wave", variable=wave.code, new=wave.title, who=who),
        )
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
                _("“{code}” cannot be removed: interviews or services belong to it. Change its name instead.").format(
                    code=thing.code
                )
            )
        with self.project.transaction():
            self.project.database.conn.execute(f"DELETE FROM {table} WHERE code = ?", (thing.code,))
            self.project.log(Event(kind="removed", variable=table, old=thing.code, who=who))

    def set_quotas(self, quotas: Iterable[Quota], *, who: str | None = None) -> None:
        """Put these quotas in place of the ones before."""
        quotas = tuple(quotas)
        for quota in quotas:
            _need_target(quota.target)
        with self.project.transaction():
            self.project.database.conn.execute("DELETE FROM quota")
            self.project.database.conn.executemany(
                "INSERT INTO quota (variable, value, variable2, value2, target) VALUES (?, ?, ?, ?, ?)",
                [(q.variable, q.value, q.variable2, q.value2, q.target) for q in quotas],
            )
            self.project.log(Event(kind="quotas", new=len(quotas), who=who))

    # The meter

    def counts(self, wave: str | None = None, *, since: str = "") -> FieldCounts:
        """Interviews by what became of them; `today` counts those finished at or after `since` (UTC)."""
        status = dict(
            self._rows("SELECT status, count(*) FROM response WHERE wave = ? OR ? IS NULL GROUP BY status", wave, wave)
        )
        abandoned = self._one(
            """SELECT count(DISTINCT e.response) FROM event AS e JOIN response AS r ON r.uuid = e.response
               WHERE e.kind = 'abandoned' AND r.status = 'voided' AND (r.wave = ? OR ? IS NULL)""",
            wave,
            wave,
        )
        return FieldCounts(
            finished=status.get("finished", 0),
            today=self._one(
                """SELECT count(*) FROM response WHERE status = 'finished' AND finished_at >= ?
                   AND (wave = ? OR ? IS NULL)""",
                since,
                wave,
                wave,
            ),
            drafts=status.get("draft", 0),
            abandoned=abandoned,
            refused=self._one("SELECT count(*) FROM refusal WHERE wave = ? OR ? IS NULL", wave, wave),
        )

    def service_progress(self, wave: str | None = None) -> tuple[Progress, ...]:
        """Finished responses of each service in the catalogue against its target, by unit; those without a unit last."""
        rows = self._rows(
            """SELECT s.name, count(r.id), s.target, COALESCE(u.name, '') FROM service AS s
               LEFT JOIN unit AS u ON u.code = s.unit LEFT JOIN response AS r
               ON r.service = s.code AND r.status = 'finished' AND (r.wave = ? OR ? IS NULL)
               GROUP BY s.code ORDER BY u.name IS NULL, u.name, s.name""",
            wave,
            wave,
        )
        return tuple(Progress(label=row[0], count=row[1], target=row[2], group=row[3]) for row in rows)

    def quota_progress(self, wave: str | None = None) -> tuple[Progress, ...]:
        """Finished responses in each quota's cell; the label is the cell's values, joined by ` × `."""
        found = []
        for quota in self.quotas():
            where = {quota.variable: quota.value} | ({quota.variable2: quota.value2} if quota.variable2 else {})
            count = self.project.count(where | ({"sqd_wave": wave} if wave else {}))
            label = " × ".join(filter(None, (quota.value, quota.value2)))
            found.append(Progress(label=label, count=count, target=quota.target))
        return tuple(found)

    # Inside

    def _rows(self, sql: str, *parameters: str | None) -> list[tuple]:  # type: ignore[type-arg]
        return self.project.database.conn.execute(sql, parameters).fetchall()

    def _one(self, sql: str, *parameters: str | None) -> int:
        return int(self._rows(sql, *parameters)[0][0])

    def _save(self, sql: str, rows: list[tuple[str | int | None, ...]], event: Event) -> None:
        with self.project.transaction():
            self.project.database.conn.executemany(sql, rows)
            self.project.log(event)


def _need(code: str, name: str) -> None:
    if not code.strip() or not name.strip():
        raise DataError(_("A code and a name are both needed; one of them is empty."))


def _need_target(target: int | None) -> None:
    if target is not None and target < 0:
        raise DataError(_("A target cannot be below 0."))
