"""The indicator sheet: what only the office can count of a smart city, by period, each value with its source.

It stands beside what citizens answered and never enters it. A goal is set as for any other indicator (`goals.of_sheet`).
"""

import datetime as dt
import math
import re
from dataclasses import dataclass

from instruments.i18n import N_, _
from servqual_desk.errors import DataError
from servqual_desk.fieldwork.cities import online_services
from servqual_desk.fieldwork.fieldwork import Fieldwork
from servqual_desk.follow_up.days import day_faults
from servqual_desk.follow_up.numbered_rows import NumberedRows
from servqual_desk.follow_up.recommendations import own_words
from servqual_desk.reported_figures.indicators import ONLINE_SERVICES, Direction, Indicator, library_indicators
from servqual_desk.store.event_log import Event

DIRECTIONS: tuple[Direction, ...] = ("more", "less")
CATALOGUE = N_("catalogue of services of this survey")  # the source of what is computed
_PERIOD = re.compile(r"(19|20|21)\d\d(-(0[1-9]|1[0-2]))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorValue:
    """A value in a year (`2026`) or a month (`2026-01`), in the indicator's own unit.

    `source` says where the count stands, `counted_on` when it was true (ISO day), None where that is not given. A value that is
    computed has the number 0.
    """

    id: int = 0
    indicator: str
    period: str
    value: float
    source: str
    counted_on: str | None = None

    @property
    def name(self) -> str:
        return f"{self.indicator} {self.period}"


class IndicatorSheet(NumberedRows[IndicatorValue]):
    """The values of every indicator, and the indicators that the office added to the library's."""

    table = "indicator_value"
    kind = IndicatorValue

    # Indicators

    def own(self) -> tuple[Indicator, ...]:
        """The office's own indicators, by name."""
        rows = self.project.database.query("SELECT * FROM own_indicator ORDER BY code")
        return tuple(own_indicator(**row) for row in rows)

    def indicators(self) -> dict[str, Indicator]:
        """By code: the library's in their order, then the office's own."""
        return {**library_indicators(), **{one.code: one for one in self.own()}}

    def add(self, own: Indicator, *, who: str | None = None) -> None:
        """Add an indicator of the office's own, or change the one of that name.

        Raises:
            DataError: it has no name or unit, or bears the name of one of the library, or of another but for capitals.
            RightError: whoever is signed in may not do this.
        """
        self._require(self.right)
        row = {"code": own.code, "unit": own.unit.get("").strip(), "direction": own.direction}
        faults = []
        if not row["code"] or not row["unit"]:
            faults.append(_("An indicator needs a name and a unit, such as %, people or hours."))
        if own.code.casefold() in library_indicators():
            faults.append(_("“{name}” is an indicator of the library; choose it there.").format(name=own.code))
        twin = next((one.code for one in self.own() if one.code.casefold() == own.code.casefold()), own.code)
        if twin != own.code:
            faults.append(_("There is “{name}” already; write the name in the same way.").format(name=twin))
        if own.direction not in DIRECTIONS:
            faults.append(_("Say whether more or less of it is wanted."))
        if faults:
            raise DataError(faults)
        with self.project.transaction():
            before = {one.code: one.filled_by.get("") for one in self.own()}
            kept = row | {"filled_by": own.filled_by.get("").strip() or before.get(own.code, "")}
            self.project.database.table("own_indicator").upsert(kept, pk="code")
            self.project.log(Event(kind="own_indicator", variable=row["code"], new=row["unit"], who=who))

    # Values

    def key(self, row: IndicatorValue) -> tuple[str, ...]:
        return row.indicator, row.period

    def faults(self, row: IndicatorValue) -> list[str]:
        faults = [*day_faults(counted_on=row.counted_on), *_time_faults(row), *_amount_faults(row)]
        known = self.indicators()
        indicator = known.get(row.indicator)
        if indicator is None:
            sentence = _("“{indicator}” is no indicator of the sheet. There are: {known}.")
            faults.append(sentence.format(indicator=row.indicator, known=", ".join(known)))
        elif indicator.is_computed:
            faults.append(_("This indicator is computed from the catalogue of services; nobody writes it."))
        if not _PERIOD.fullmatch(row.period):
            faults.append(
                _("“{period}” is no year and no month. Write it as 2026 or 2026-01.").format(period=row.period)
            )
        if not row.source.strip():
            faults.append(_("Say where the value comes from, such as a report or a register."))
        if self.twin(row) is not None:
            sentence = _("This indicator already has a value of {period}; change that one.")
            faults.append(sentence.format(period=row.period))
        return faults

    def in_order(self) -> tuple[IndicatorValue, ...]:
        """Indicator by indicator as the catalogue has them, each in order of its periods."""
        places = {code: place for place, code in enumerate(self.indicators())}
        return tuple(sorted(self.list(), key=lambda one: (places.get(one.indicator, len(places)), one.period)))

    def whole(self, today: str) -> tuple[IndicatorValue, ...]:
        """What is computed on the ISO day, then the values that were written."""
        services = Fieldwork(self.project).services()
        if not services:
            return self.in_order()
        online, n = online_services(services)
        computed = IndicatorValue(
            indicator=ONLINE_SERVICES, period=today[:7], value=100 * online / n, source=_(CATALOGUE), counted_on=today
        )
        return (computed, *self.in_order())


def own_indicator(*, code: str, unit: str, direction: Direction, filled_by: str = "") -> Indicator:
    """An indicator of an office, in its own words."""
    return Indicator(
        code=code.strip(),
        title=own_words(code.strip()),
        unit=own_words(unit),
        direction=direction,
        source=own_words(""),
        filled_by=own_words(filled_by),
    )


def _time_faults(row: IndicatorValue) -> list[str]:
    """Nobody has counted what is still to come."""
    today = dt.datetime.now().astimezone().date().isoformat()
    to_come = [one for one in (row.period, row.counted_on or "") if one > today and one[:1].isdigit()]
    return [
        _("{period} is still to come: nobody can have counted it. Correct it.").format(period=one) for one in to_come
    ]


def _amount_faults(row: IndicatorValue) -> list[str]:
    """A number; of the library's indicators, which are counts and shares, one that such a thing can have."""
    indicator = library_indicators().get(row.indicator)
    if not math.isfinite(row.value):
        return [_("Write a number, such as 85.")]
    if indicator is not None and row.value < 0:
        return [_("This indicator cannot be below 0.")]
    if indicator is not None and row.value > 100 and indicator.is_share:
        return [_("This indicator is in %: it cannot be above 100.")]
    return []
