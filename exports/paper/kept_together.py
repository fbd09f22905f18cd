"""What stands on one page; where it is too much for one, the end of its table goes with what stands below."""

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, LongTable
from reportlab.platypus.doctemplate import NullActionFlowable

from exports.paper.chart_renderer import Drawn
from exports.paper.styles import HEIGHT

ROUNDING = 0.01  # points, so that what fits exactly is not found too high


def kept_together(parts: Sequence[Flowable], *, may_divide: bool) -> Flowable:
    """The parts on one page; of a table that is to be divided, or is too long, only the end and what follows it."""
    tables = [place for place, part in enumerate(parts) if isinstance(part, LongTable)]
    return _EndTogether(parts, tables[-1], may_divide=may_divide) if tables else Pressed(list(parts))


class Pressed(KeepTogether):  # type: ignore[misc]  # ReportLab has no types
    """Parts on one page: on this one where charts need only be pressed a little, so that no page stays half empty."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        charts = [part for part in self._content if isinstance(part, Drawn)]
        for chart in charts:
            chart.press(0)
        size: tuple[float, float] = super().wrap(width, height)
        lack, spare = self._H - height, sum(chart.spare for chart in charts)
        if 0 < lack <= spare:
            for chart in charts:
                chart.press(lack * chart.spare / spare + ROUNDING)
            size = super().wrap(width, height)
        return size


class _EndTogether(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Divides itself once it knows what room is left on the page; it is never drawn as it is."""

    def __init__(self, parts: Sequence[Flowable], table: int, *, may_divide: bool) -> None:
        super().__init__()
        self._above, self._table, self._below = list(parts[:table]), parts[table], list(parts[table + 1 :])
        self._may_divide = may_divide

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        return width, 0xFFFFFF  # higher than any page, as KeepTogether has it: so it is always divided

    def split(self, width: float, height: float) -> list[Flowable]:
        whole = [*self._above, self._table, *self._below]
        if not self._may_divide and _height(whole, width) <= HEIGHT:
            return [NullActionFlowable(), Pressed(whole)]
        return [NullActionFlowable(), *self._divided(whole, width, height)]

    def _divided(self, whole: list[Flowable], width: float, height: float) -> list[Flowable]:
        """What is above the table with its beginning, the end with what is below; all on the next page where none fits here."""
        room, own = height - _height(self._above, width), _height([self._table], width)
        if own + _height(self._below, width) <= room:
            return whole
        parts = self._table.split(width, min(room, own - 1)) if room > 0 else []
        if len(parts) > 1:
            return [*self._above, parts[0], _EndTogether([parts[1], *self._below], 0, may_divide=True)]
        if own <= room or height > HEIGHT - 1:
            return [Pressed(whole)]
        return [CondPageBreak(height + 1), _EndTogether(whole, len(self._above), may_divide=True)]


def _height(parts: Sequence[Flowable], width: float) -> float:
    """Of all beneath one another, with the white between them."""
    total: float = sum(part.wrap(width, HEIGHT)[1] + part.getSpaceBefore() + part.getSpaceAfter() for part in parts)
    return total
