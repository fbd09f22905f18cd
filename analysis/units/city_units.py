"""The units of a city in full: standing, shrunken estimate, place in the funnel, chance of each class, waves."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from analysis.formulas.welch import Estimate
from analysis.jsonable import HIDDEN
from analysis.methods.skm.satisfaction_index import skm_index
from analysis.methods.trend.wave_series import WaveResult
from analysis.tally.tally import Tally
from analysis.thresholds import SMALLEST_PUBLISHED, SkmClass
from analysis.units.between_unit_variance import Between, Funnel, between_units
from analysis.units.city_tally import CityTally
from analysis.units.estimates import gap_estimate, index_estimate, ranked_by
from analysis.units.rank_ranges import UnitStanding, standings


@dataclass(frozen=True, slots=True, kw_only=True)
class CityUnit(UnitStanding):
    """A unit's standing, and of what it is ranked by: `shrunken`, the 95 % funnel limits at its n, its place in the funnel.

    `waves` are its own with enough responses, `change` that of the last of them against the one before.
    """

    shrunken: float | None = None
    funnel_lower: float | None = None
    funnel_upper: float | None = None
    funnel: Funnel | None = None
    class_probability: Mapping[SkmClass, float] | None = None
    change: float | None = None
    change_lower: float | None = None
    change_upper: float | None = None
    change_p: float | None = None
    waves: tuple[WaveResult, ...] | None = None
    ranked: Estimate = field(default=Estimate(), metadata=HIDDEN)


def city_units(city: CityTally, smallest: int = SMALLEST_PUBLISHED) -> tuple[tuple[CityUnit, ...], Between | None]:
    """Every unit, best first, and how they differ; a unit of fewer than `smallest` responses has no figures."""
    tallies = city.units()
    placed = standings(tallies, smallest=smallest)
    shown = {unit.unit: tallies[unit.unit] for unit in placed if unit.n >= smallest}
    estimates = {name: ranked_by(index_estimate(skm_index(own)), gap_estimate(own)) for name, own in shown.items()}
    between = between_units(list(estimates.values()))
    return tuple(
        _unit(city, unit, shown.get(unit.unit), estimates.get(unit.unit, Estimate()), between, smallest)
        for unit in placed
    ), between


def _unit(
    city: CityTally,
    standing: UnitStanding,
    tally: Tally | None,
    ranked: Estimate,
    between: Between | None,
    smallest: int,
) -> CityUnit:
    own = {part.name: getattr(standing, part.name) for part in fields(standing)}
    if tally is None:
        return CityUnit(**own)
    index, waves = skm_index(tally), city.waves_of(standing.unit, smallest=smallest)
    last = waves[-1] if waves else None
    limits = between.limits(ranked.df + 1) if between and ranked.df is not None and ranked.mean is not None else None
    return CityUnit(
        **own,
        shrunken=between.shrunken(ranked) if between else None,
        funnel_lower=limits[0] if limits else None,
        funnel_upper=limits[1] if limits else None,
        funnel=between.place(ranked) if between else None,
        class_probability=index.class_probability if index else None,
        change=last.change if last else None,
        change_lower=last.change_lower if last else None,
        change_upper=last.change_upper if last else None,
        change_p=last.change_p if last else None,
        waves=waves,
        ranked=ranked,
    )
