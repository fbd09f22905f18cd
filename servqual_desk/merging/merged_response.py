"""One response in two files becoming one: a pure function of both, which gives the same whichever file it starts from.

Only where two laptops gave an answer differently without knowing of each other, the file to merge into keeps its own.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from servqual_desk.merging.held_response import Answers, HeldResponse, Row
from servqual_desk.merging.log_causality import Knowledge, LogLine
from servqual_desk.merging.merged_answers import AnswerMerge, Difference
from servqual_desk.merging.merged_side_rows import merged_telling
from servqual_desk.store.log_digests import canonical, filled
from servqual_desk.store.response_erasure import BLANKED


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedResponse:
    """What the file is to hold. `differences`: the answers that nobody has settled; the file's own values stand."""

    fields: Row
    answers: Answers
    telling: Mapping[str, tuple[Row, ...]]
    differences: tuple[Difference, ...] = ()


def merged_response(
    ours: HeldResponse,
    theirs: HeldResponse,
    *,
    knowledge: Knowledge,
    lineage: frozenset[str],
    columns: Callable[[str], tuple[str, ...]],
) -> MergedResponse:
    """What becomes of a response that both files hold.

    Args:
        lineage: the devices whose lines are the file's own; see `log_causality.lineage`.
        columns: column → all columns of the same question.
    """
    if ours.is_erased or theirs.is_erased:
        return _tombstone(ours, theirs)
    fields = _fields(ours, theirs, knowledge)
    answers = AnswerMerge(ours, theirs, knowledge=knowledge, lineage=lineage, columns=columns)
    telling = {
        table: merged_telling(table, ours, theirs) if table != "draft_input" or _are_alike(ours, theirs) else ()
        for table in ours.telling
    }
    return MergedResponse(
        fields=fields, answers=answers.merged(), telling=telling, differences=tuple(answers.differences)
    )


def _are_alike(ours: HeldResponse, theirs: HeldResponse) -> bool:
    """Whether both are drafts, or neither is: what was typed into a draft is no more once the other side finished it."""
    return (ours.fields["finished_at"] is None) == (theirs.fields["finished_at"] is None)


def _tombstone(ours: HeldResponse, theirs: HeldResponse) -> MergedResponse:
    """What is left: one laptop may have erased a draft that another one had finished by then."""
    return MergedResponse(
        fields={**max((ours, theirs), key=_later).fields, **BLANKED},
        answers=dict.fromkeys(ours.answers),
        telling=dict.fromkeys(ours.telling, ()),
    )


def _fields(ours: HeldResponse, theirs: HeldResponse, knowledge: Knowledge) -> Row:
    side = max((ours, theirs), key=_later)
    return {**side.fields, "status": _status(ours, theirs, knowledge)}


def _later(side: HeldResponse) -> tuple[object, ...]:
    """The side whose own row stands: the finished one; of two, that which was finished first; of two drafts, the newer."""
    finished = side.fields["finished_at"]
    words = canonical(filled(side.fields.items()))
    if finished is None:
        return False, max((line.place for line in side.lines), default=(0, "")), words
    return True, _Least(str(finished)), words


@dataclass(frozen=True, slots=True)
class _Least:
    """A moment of which the earlier is the greater."""

    moment: str

    def __lt__(self, other: "_Least") -> bool:
        return self.moment > other.moment


def _status(ours: HeldResponse, theirs: HeldResponse, knowledge: Knowledge) -> str:
    """The furthest of draft < finished < voided; a voiding that somebody took back, knowing of it, no longer stands."""
    lines = {line.place: line for line in (*ours.lines, *theirs.lines)}.values()
    voids = _of_kind(lines, "voided", "abandoned")
    restored = _of_kind(lines, "restored")
    standing = [line for line in voids if not any(knowledge.knows(later, line) for later in restored)]
    if standing or (not voids and "voided" in (ours.fields["status"], theirs.fields["status"])):
        return "voided"
    finished = ours.fields["finished_at"] is not None or theirs.fields["finished_at"] is not None
    return "finished" if finished else "draft"


def _of_kind(lines: Iterable[LogLine], *kinds: str) -> list[LogLine]:
    return [line for line in lines if line.kind in kinds]
