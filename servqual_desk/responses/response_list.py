"""The responses of a project as a list: found by filter and words, put in order, read a screenful at a time.

`find` gives row numbers only, so that 100,000 responses cost little; `read` gives what a line of the list shows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from instruments.columns import variables
from servqual_desk.store.project_file import ProjectPart

LISTED = ("finished", "draft", "voided")  # unless a status is asked for: an erased response has nothing to show

# What the list can be put in order by → SQL; empty cells come last either way.
ORDERS = {
    "at": "coalesce(r.finished_at, r.started_at)",
    "serial": "r.serial",
    "service": "coalesce(s.name, r.service)",
    "enumerator": "coalesce(p.name, r.enumerator)",
    "mode": "r.mode",
    "status": "r.status",
    "flags": "nullif((SELECT count(*) FROM flag AS f WHERE f.response = r.uuid), 0)",
}

_NAMES = "LEFT JOIN service AS s ON s.code = r.service LEFT JOIN enumerator AS p ON p.code = r.enumerator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What to list. "" or () means: any.

    `words` are looked for in the identifier, the form's number and what citizens wrote, without regard to capitals.
    """

    statuses: tuple[str, ...] = LISTED
    service: str = ""
    enumerator: str = ""
    flag: str = ""
    words: str = ""
    order: str = "at"
    descending: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One response in the list. `at` is when it was finished, or begun; service and enumerator are names; `remark` is what the
    citizen wrote."""

    uuid: str
    status: str
    at: str
    serial: str
    service: str
    enumerator: str
    mode: str
    flags: tuple[str, ...]
    remark: str


class ResponseList(ProjectPart):
    """The responses of a project, as they are listed."""

    def find(self, query: Query) -> tuple[int, ...]:
        """The row numbers of the responses that the query asks for, in its order."""
        conditions, parameters = self._conditions(query)
        order, direction = ORDERS[query.order], "DESC" if query.descending else "ASC"
        names = _NAMES if query.order in ("service", "enumerator") else ""
        rows = self.project.database.conn.execute(
            f"SELECT r.id FROM response AS r {names} WHERE {' AND '.join(conditions) or '1'} "
            f"ORDER BY {order} {direction} NULLS LAST, r.id {direction}",
            parameters,
        )
        return tuple(row[0] for row in rows)

    def _conditions(self, query: Query) -> tuple[list[str], list[str]]:
        conditions: list[str] = []
        parameters: list[str] = []
        if query.statuses:
            conditions.append(f"r.status IN ({', '.join('?' * len(query.statuses))})")
            parameters += query.statuses
        for column, wanted in (("r.service", query.service), ("r.enumerator", query.enumerator)):
            if wanted:
                conditions.append(f"{column} = ?")
                parameters.append(wanted)
        if query.flag:
            conditions.append("EXISTS (SELECT 1 FROM flag AS f WHERE f.response = r.uuid AND f.code = ?)")
            parameters.append(query.flag)
        for word in query.words.split():
            columns = self._written_columns()
            written = " OR ".join(f"a.{column} LIKE ? ESCAPE '!'" for column in columns) or "0"
            conditions.append(
                f"""(r.uuid LIKE ? ESCAPE '!' OR r.serial LIKE ? ESCAPE '!'
                     OR r.uuid IN (SELECT a.response FROM "{self.project.table}" AS a WHERE {written}))"""
            )
            escaped = word.replace("!", "!!").replace("%", "!%").replace("_", "!_")
            parameters += [f"%{escaped}%"] * (2 + len(columns))
        return conditions, parameters

    def read(self, ids: Sequence[int]) -> tuple[Line, ...]:
        """The lines with these row numbers, in the order of the numbers; one that has gone meanwhile is left out."""
        marks = ", ".join("?" * len(ids))
        remark = ", ".join([*(f"a.{column}" for column in self._written_columns()), "''", "''"])
        rows = self.project.database.conn.execute(
            f"""SELECT r.id, r.uuid, r.status, coalesce(r.finished_at, r.started_at), coalesce(r.serial, ''),
                coalesce(s.name, r.service, ''), coalesce(p.name, r.enumerator, ''), r.mode, coalesce({remark}),
                (SELECT group_concat(f.code, ';') FROM flag AS f WHERE f.response = r.uuid)
                FROM response AS r JOIN "{self.project.table}" AS a ON a.response = r.uuid {_NAMES} WHERE r.id IN ({marks})""",
            ids,
        )
        lines = {
            row[0]: Line(
                uuid=row[1],
                status=row[2],
                at=row[3],
                serial=row[4],
                service=row[5],
                enumerator=row[6],
                mode=row[7],
                remark=row[8],
                flags=tuple(sorted(row[9].split(";"))) if row[9] else (),
            )
            for row in rows
        }
        return tuple(lines[number] for number in ids if number in lines)

    def _written_columns(self) -> list[str]:
        """What citizens write in their own words, comments first."""
        written = [variable for variable in variables(self.project.instrument) if variable.traits.own_words]
        comments_first = sorted(
            written, key=lambda variable: variable.question is None or variable.question.role != "comment"
        )
        return [f'"{variable.name}"' for variable in comments_first]

    def services_named(self) -> tuple[tuple[str, str], ...]:
        """Code and name of every service that a response names."""
        return self._named("service")

    def enumerators_named(self) -> tuple[tuple[str, str], ...]:
        """Code and name of every person who has asked or entered a response."""
        return self._named("enumerator")

    def flags_raised(self) -> tuple[str, ...]:
        """The codes of the flags that any response has."""
        return tuple(
            row[0] for row in self.project.database.conn.execute("SELECT DISTINCT code FROM flag ORDER BY code")
        )

    def count_listed(self) -> int:
        """How many responses an unlimited list has."""
        row = self.project.database.conn.execute(
            f"SELECT count(*) FROM response WHERE status IN ({', '.join('?' * len(LISTED))})", LISTED
        ).fetchone()
        return int(row[0])

    def serials_used(self) -> bool:
        """Whether any response comes from a numbered paper form."""
        return bool(
            self.project.database.conn.execute(
                "SELECT EXISTS (SELECT 1 FROM response WHERE serial IS NOT NULL)"
            ).fetchone()[0]
        )

    def _named(self, table: str) -> tuple[tuple[str, str], ...]:
        rows = self.project.database.conn.execute(
            f"""SELECT code, name FROM {table} WHERE code IN (SELECT DISTINCT {table} FROM response) ORDER BY name"""
        )
        return tuple((row[0], row[1]) for row in rows)
