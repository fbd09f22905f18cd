"""The identifiers of the responses that a project has, asked one by one: few files name any."""

from collections.abc import Collection, Iterator

from servqual_desk.store.sqlite import Database


class StoredUuids(Collection[str]):
    """Those of all responses, whatever became of them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def __contains__(self, uuid: object) -> bool:
        return self._database.conn.execute("SELECT 1 FROM response WHERE uuid = ?", (uuid,)).fetchone() is not None

    def __iter__(self) -> Iterator[str]:
        return (row[0] for row in self._database.conn.execute("SELECT uuid FROM response"))

    def __len__(self) -> int:
        return int(self._database.conn.execute("SELECT count(*) FROM response").fetchone()[0])
