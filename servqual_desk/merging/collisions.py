"""Two responses with one number: withdrawal codes that two laptops drew alike, and paper forms that both entered."""

from servqual_desk.merging.result import MergeNote
from servqual_desk.store.event_log import Event
from servqual_desk.store.project_file import ProjectFile
from servqual_desk.store.sqlite import Database

CODE_DROPPED = "withdrawal_code_dropped"


def free_codes(project: ProjectFile, theirs: Database, new: frozenset[str]) -> list[MergeNote]:
    """Take a withdrawal code off all but one of the responses that have it, in the other (private) file or in this one.

    The one with the first identifier keeps it, whichever file it is in. Inside the transaction, before responses are copied.
    """
    known = _codes(project.database)
    notes = []
    for code, uuid in _codes(theirs).items():
        other = known.get(code)
        if uuid in new and other is not None and other != uuid:
            keeps, loses = sorted((uuid, other))
            holder = theirs if loses == uuid else project.database
            holder.conn.execute("UPDATE response SET withdrawal_code = NULL WHERE uuid = ?", (loses,))
            project.log(Event(kind=CODE_DROPPED, response=loses, variable="withdrawal_code", old=code))
            notes.append(MergeNote(code="code_twice", params={"code": code, "keeps": keeps, "loses": loses}))
    return notes


def _codes(database: Database) -> dict[str, str]:
    rows = database.conn.execute("SELECT withdrawal_code, uuid FROM response WHERE withdrawal_code IS NOT NULL")
    return dict(rows.fetchall())


def forms_entered_twice(database: Database, new: frozenset[str]) -> list[MergeNote]:
    """The paper forms of which a new response and another one, both counting, have the number."""
    rows = database.conn.execute(
        """SELECT serial, uuid FROM response WHERE status IN ('draft', 'finished') AND serial IN (
             SELECT serial FROM response WHERE status IN ('draft', 'finished') GROUP BY serial HAVING count(*) > 1)
           ORDER BY serial, uuid"""
    )
    forms: dict[str, list[str]] = {}
    for serial, uuid in rows:
        forms.setdefault(serial, []).append(uuid)
    return [
        MergeNote(code="form_twice", params={"serial": serial, "uuids": ", ".join(uuids)})
        for serial, uuids in forms.items()
        if new.intersection(uuids)
    ]
