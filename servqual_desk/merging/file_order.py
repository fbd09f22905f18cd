"""The responses' order in the file: that of their first lines in the log, whichever file brought them first.

What depends on it (Durbin–Watson, a data file's rows) is then the same whatever order the files were merged in.
"""

from operator import itemgetter

from servqual_desk.store import changed_rows
from servqual_desk.store.project_file import ProjectFile


def put_in_order(project: ProjectFile) -> None:
    """Number the rows of `response` anew where they stand in another order; at the end of the transaction.

    A row's number is this file's own and in no seal, so that nothing is sealed again because of it.
    """
    project.chained_log.settle()
    rows = project.database.conn.execute(
        """SELECT r.id FROM response AS r
           JOIN (SELECT response, min(sequence) AS sequence, device FROM event GROUP BY response) AS first
           ON first.response = r.uuid ORDER BY first.sequence, first.device, r.uuid"""
    ).fetchall()
    moved = [(number, old) for number, (old,) in enumerate(rows, start=1) if number != old]
    if not moved:
        return
    run = project.database.conn.execute
    with changed_rows.only_numbered(project.database):
        run("CREATE TEMP TABLE placed (old INTEGER PRIMARY KEY, number INTEGER NOT NULL)")
        project.database.conn.executemany(
            "INSERT INTO placed (number, old) VALUES (?, ?)", sorted(moved, key=itemgetter(1))
        )
        # By way of numbers that no row has, because two rows never have the same one.
        run("UPDATE response SET id = -(SELECT number FROM placed WHERE old = id) WHERE id IN (SELECT old FROM placed)")
        run("UPDATE response SET id = -id WHERE id < 0")
        run("DROP TABLE placed")
