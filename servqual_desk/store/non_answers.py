"""How often "don't know" and the like were given to each item; counted by SQLite, since a frame has them as missing."""

from collections.abc import Mapping
from itertools import islice

from instruments.columns import variables
from instruments.model import Instrument
from servqual_desk.store.filters import Where, condition
from servqual_desk.store.schema import answers_table
from servqual_desk.store.sqlite import Database

AT_ONCE = 500  # counts asked for in one statement; SQLite gives at most 2,000

NonAnswers = Mapping[str, Mapping[str, int]]  # column → the non-answer's id → how many gave it, 0 too


def count_non_answers(database: Database, instrument: Instrument, where: Where | None = None) -> NonAnswers:
    """Of the finished, not voided responses that meet the conditions; a column for every item whose scale has non-answers.

    Raises:
        DataError: the filter does not fit the project.
    """
    limit = condition(instrument, where)
    # CROSS: few rows have such a text, and only of these is the response looked for.
    source = f'FROM "{answers_table(instrument.id)}" AS a CROSS JOIN response AS r ON r.uuid = a.response'
    asked = iter(
        [(one.name, code) for one in variables(instrument) if one.item and one.scale for code in one.scale.missing]
    )
    found: dict[str, dict[str, int]] = {}
    while part := list(islice(asked, AT_ONCE)):
        sums = ", ".join(f'coalesce(sum(a."{name}" = ?), 0)' for name, _code in part)
        # Every text comes after every number: rows without any are told by one comparison a column, and not summed. The
        # plus keeps SQLite from trying at each cell whether '' is a number.
        has_text = " OR ".join(f"+a.\"{name}\" >= ''" for name in dict.fromkeys(name for name, _code in part))
        counts = database.conn.execute(
            f"SELECT {sums} {source} WHERE r.status = 'finished' AND ({has_text}) AND {limit.sql}",
            (*(code for _name, code in part), *limit.parameters),
        ).fetchone()
        for (name, code), n in zip(part, counts, strict=True):
            found.setdefault(name, {})[code] = int(n)
    return found
