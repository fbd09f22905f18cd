"""After a few wrong PINs each further try waits, twice as long as the one before."""

import datetime as dt

from instruments.i18n import ngettext
from servqual_desk.errors import RightError
from servqual_desk.store.clock import now

FREE_TRIES = 3  # wrong PINs without a delay
LONGEST_DELAY_S = 15 * 60


def refuse_haste(wrong: int, last: str) -> None:
    """Nothing, where so many wrong PINs before this try, the last of them then, are waited for.

    Raises:
        RightError: the sentence says how long to wait.
    """
    if wrong < FREE_TRIES:
        return
    delay = min(2 ** (wrong - FREE_TRIES + 1), LONGEST_DELAY_S)
    passed = (dt.datetime.fromisoformat(now()) - dt.datetime.fromisoformat(last)).total_seconds()
    left = round(delay - max(passed, 0) + 0.5)  # a clock that was set back waits the whole of it
    if left > 0:
        sentence = ngettext(
            "The PIN was wrong too often. Wait {n} second.", "The PIN was wrong too often. Wait {n} seconds.", left
        )
        raise RightError(sentence.format(n=left))
