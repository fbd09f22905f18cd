"""How the responses that one file brings are counted."""

from dataclasses import dataclass


@dataclass(slots=True, kw_only=True)
class FileCounts:
    """What one file brings; every response of it is counted in one of the first five.

    Attributes:
        new: the file to merge into did not have it, in whatever state it comes.
        identical: nothing changes.
        changed: it goes on: finished, corrected, voided, coded … by the other laptop.
        conflicting: an answer differs, and neither laptop knew of the other's; see `Conflict`.
        erased: erased in one of the two on the citizen's request, and so in both.
        drafts, voided: of those that are new or changed, how many come as what.
        refusals: counted by the other laptop alone.
    """

    path: str
    new: int = 0
    identical: int = 0
    changed: int = 0
    conflicting: int = 0
    erased: int = 0
    drafts: int = 0
    voided: int = 0
    refusals: int = 0

    def count_new(self, status: str) -> None:
        """One that was not there."""
        self.new += 1
        self._count_status(status)

    def count_merged(self, before: str, after: str, *, is_changed: bool, differs: bool) -> None:
        """One that both had, by what it was here and what it is now.

        Args:
            is_changed: whether anything of it is otherwise here.
            differs: whether an answer is left that a person has to settle.
        """
        if after == "erased":
            self.erased += 1
        elif differs:
            self.conflicting += 1
        elif is_changed:
            self.changed += 1
            if after != before:
                self._count_status(after)
        else:
            self.identical += 1

    def _count_status(self, status: str) -> None:
        self.drafts += status == "draft"
        self.voided += status == "voided"
        self.erased += status == "erased"
