"""Which wave a piece of work is about, as `--wave` says it: a wave's code, `latest` or `all`."""

from typing import TYPE_CHECKING

from instruments.i18n import _
from servqual_desk.errors import DataError

if TYPE_CHECKING:
    import pandas as pd

ALL_WAVES = "all"
LATEST_WAVE = "latest"


def wave_code(frame: "pd.DataFrame", asked: str, *, may_be_empty: bool = False) -> str | None:
    """The code of the wave that was asked for; None for all responses, and where `latest` finds no wave at all.

    Args:
        may_be_empty: a wave that no response of the frame belongs to is no fault.

    Raises:
        DataError: no response belongs to it; it names the waves that there are.
    """
    if asked == ALL_WAVES:
        return None
    from analysis.methods.trend.waves import ordered_waves

    waves = ordered_waves(frame)
    if asked == LATEST_WAVE:
        return waves[-1] if waves else None
    if asked not in waves and not may_be_empty:
        raise DataError(
            _("No response belongs to the wave “{wave}”. There are: {waves}.").format(
                wave=asked, waves=", ".join([*waves, LATEST_WAVE, ALL_WAVES])
            )
        )
    return asked
