"""What has been typed so far: a digit may be the whole answer, or the first of two."""

from collections.abc import Sequence


class Typing:
    """What has been typed towards one of `codes`.

    "7" of 1…7 is meant at once; "1" of 0…10 may still become "10", so it waits for the next digit or Enter.
    """

    def __init__(self, codes: Sequence[str]) -> None:
        self._codes = tuple(codes)
        self._typed = ""

    def press(self, character: str) -> tuple[int | None, bool]:
        """The index of the code typed so far (None: none yet), and whether nothing else can be meant."""
        for typed in (self._typed + character, character):
            begun = [code for code in self._codes if code.startswith(typed)]
            if begun:
                self._typed = typed
                index = self._codes.index(typed) if typed in self._codes else None
                final = index is not None and len(begun) == 1
                if final:
                    self._typed = ""
                return index, final
        self._typed = ""
        return None, False

    def forget(self) -> None:
        """Begin anew, with the next question."""
        self._typed = ""
