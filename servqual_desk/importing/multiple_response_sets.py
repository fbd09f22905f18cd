"""Multiple-response sets over columns of codes: either the set's joined answer is imported, or its columns as they stand.

A set is made for a table. Where it is a question of ours with several choices, its joined answer is that question's. Where it
was laid over items or over questions with one choice, its columns are our answers, and the set says nothing more.
"""

from collections.abc import Mapping, Sequence

from servqual_desk.importing.column_map import ColumnMap
from servqual_desk.importing.column_names import ColumnNames
from servqual_desk.importing.words import close


def second_forms(
    header: Sequence[str],
    names: ColumnNames,
    column_map: ColumnMap,
    titles: Mapping[str, str],
    joined: Mapping[str, Sequence[str]],
) -> frozenset[str]:
    """The columns that are left out because others hold the same: of each set its joined answer, or the columns that it joins.

    What a person says decides; then that the set is a question with several choices; then that any of its columns is known.
    A set of which nothing is known is asked for as one column.
    """
    said = {close(theirs) for theirs in (*column_map.columns, *column_map.ignore)}
    together, apart = set[str](), set[str]()
    for name, parts in joined.items():
        is_together = close(name) in said and close(name) not in map(close, column_map.ignore)
        if not is_together and not any(close(part) in said for part in parts):
            is_ours = names.has_several(names.targets(name, titles.get(name, "")))
            is_together = is_ours or not any(names.targets(part, titles.get(part, "")) for part in parts)
        (together if is_together else apart).add(name)
    parts_taken = {part for name in together for part in joined[name]}
    return frozenset((apart | parts_taken) & set(header))
