"""How far the fieldwork is: interviews by what became of them, and responses against their targets."""

from msgspec import Struct

from servqual_desk.fieldwork.fieldwork import Fieldwork
from servqual_desk.store.project_file import ProjectPart


class TargetCount(Struct, frozen=True, kw_only=True):
    """Responses against a target: of the whole wave, of a service, or of a quota's cell; `group` is a service's unit."""

    label: str
    count: int
    target: int | None
    group: str = ""


class FieldCounts(Struct, frozen=True, kw_only=True):
    """What became of every interview begun in a wave (or ever)."""

    finished: int
    today: int
    drafts: int
    abandoned: int
    refused: int


class FieldProgress(ProjectPart):
    """The live counts of a project."""

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

    def of_services(self, wave: str | None = None) -> tuple[TargetCount, ...]:
        """Finished responses of each service in the catalogue against its target, by unit; those without a unit last."""
        rows = self._rows(
            """SELECT s.name, count(r.id), s.target, COALESCE(u.name, '') FROM service AS s
               LEFT JOIN unit AS u ON u.code = s.unit LEFT JOIN response AS r
               ON r.service = s.code AND r.status = 'finished' AND (r.wave = ? OR ? IS NULL)
               GROUP BY s.code ORDER BY u.name IS NULL, u.name, s.name""",
            wave,
            wave,
        )
        return tuple(TargetCount(label=row[0], count=row[1], target=row[2], group=row[3]) for row in rows)

    def of_quotas(self, wave: str | None = None) -> tuple[TargetCount, ...]:
        """Finished responses in each quota's cell; the label is the cell's values, joined by ` × `."""
        found = []
        for quota in Fieldwork(self.project).quotas():
            where = {quota.variable: quota.value} | ({quota.variable2: quota.value2} if quota.variable2 else {})
            count = self.project.count(where | ({"sqd_wave": wave} if wave else {}))
            label = " × ".join(filter(None, (quota.value, quota.value2)))
            found.append(TargetCount(label=label, count=count, target=quota.target))
        return tuple(found)
