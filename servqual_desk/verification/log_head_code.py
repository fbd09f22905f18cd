"""The head of a chain as paper bears it: 16 letters and digits that pin everything that was in the file until then."""

import base64

from servqual_desk.store.sqlite import Database

_BYTES = 10  # of the link's 32: 80 bits, which nobody finds a second chain for


def head_code(link: bytes) -> str:
    """`ABCD-EFGH-JKLM-NPQR`; base 32, so that it can be read aloud and typed."""
    written = base64.b32encode(link[:_BYTES]).decode("ascii")
    return "-".join(written[start : start + 4] for start in range(0, len(written), 4))


def head_codes(database: Database) -> tuple[str, ...]:
    """The heads of the chains that no newer line of another chain pins, the newest first."""
    rows = database.conn.execute("SELECT device, sequence, head FROM chain ORDER BY sequence DESC, device").fetchall()
    pins = database.conn.execute("SELECT old FROM event WHERE kind IN ('device', 'merged') AND old IS NOT NULL")
    pinned = "".join(str(row[0]) for row in pins)
    return tuple(head_code(head) for _device, sequence, head in rows if f'"{sequence}:{head.hex()}"' not in pinned)


def holds_head(database: Database, code: str) -> bool:
    """Whether a line of the log bears the code that a paper shows; blanks, hyphens and case do not matter."""
    wanted = "".join(code.split()).replace("-", "").upper()
    links = database.conn.execute("SELECT chain FROM event ORDER BY id DESC")
    return any(head_code(row[0]).replace("-", "") == wanted for row in links)
