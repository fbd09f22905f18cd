"""Scales with their verdicts, and each item within its scale, as tables and a chart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from analysis.methods.reliability.internal_consistency import Reliability
from analysis.methods.table_builder import (
    NOTHING_FURTHER,
    Further,
    alike,
    attributes,
    chart,
    code,
    count,
    each_row,
    number,
    part,
    table,
)
from analysis.table import Chart, Note, Sample, Table

SCALES = (
    part("scale", "scale"),
    part("battery", "battery"),
    *alike(count, "n", "k"),
    *alike(number, "alpha", "alpha_lower", "alpha_upper", "alpha_standardised", "omega_total", decimals=3),
)
ITEMS = (
    part("item", "item"),
    *alike(number, "mean", "sd"),
    *alike(number, "item_total_r", "item_rest_r", "alpha_if_deleted", decimals=3),
)
ABOUT_ITEMS = ("constant_item", "negative_item_rest")  # notes about an item of a scale, not about the scale


@dataclass(frozen=True, slots=True, kw_only=True)
class ReliabilitySection:
    """The scales, then the items of each battery."""

    scales: Table
    items: Mapping[str, Table]  # by battery

    @property
    def tables(self) -> tuple[Table, ...]:
        return (self.scales, *self.items.values())

    @property
    def charts(self) -> tuple[Chart, ...]:
        return (self.alphas,) if self.scales.rows else ()

    @property
    def alphas(self) -> Chart:
        """Each alpha with Feldt's interval."""
        return chart(
            self.scales, "intervals", x="scale", y="alpha", lower="alpha_lower", upper="alpha_upper", group="battery"
        )


def item_means_chart(items: Table) -> Chart:
    """The items' mean answers."""
    return Chart(id="item_means", kind="bars", table=items, roles={"x": "item", "y": "mean"})


def reliability_section(
    scales: Sequence[Reliability],
    everyone: Sample,
    *,
    threshold: float,
    notes: Iterable[Note] = (),
    further: Further = NOTHING_FURTHER,
    method: str = "cronbach_alpha",
) -> ReliabilitySection:
    """The tables of some scales, judged by `threshold`.

    Args:
        everyone: how many responses were given and are whole.
        notes: what is to be said about scales that have no row.
        further: columns before the verdict.
    """
    own = [note for scale in scales for note in scale.notes if note.code not in ABOUT_ITEMS]
    verdicts = [reliability_verdict(scale.alpha, scale.alpha_lower, threshold) for scale in scales]
    rows = [(*row, verdict) for row, verdict in zip(further.beside(attributes(scales, SCALES)), verdicts, strict=True)]
    return ReliabilitySection(
        scales=table(
            "reliability",
            (*SCALES, *further.columns, code("verdict")),
            rows,
            method=method,
            sample=each_row(everyone, (scale.n for scale in scales)),
            notes=(*own, *notes),
            params={"alpha_threshold": threshold},
        ),
        items={
            battery: _items([scale for scale in scales if scale.battery == battery], battery, everyone)
            for battery in dict.fromkeys(scale.battery for scale in scales)
        },
    )


def reliability_verdict(
    alpha: float | None, lower: float | None, threshold: float
) -> Literal["reliable", "reliability_unsure", "not_reliable"] | None:
    """Reliable where alpha's whole interval reaches the threshold, unsure where alpha alone does; None for an undefined alpha."""
    if alpha is None:
        return None
    if alpha < threshold:
        return "not_reliable"
    return "reliable" if lower is not None and lower >= threshold else "reliability_unsure"


def _items(scales: Sequence[Reliability], battery: str, everyone: Sample) -> Table:
    return table(
        "reliability_items",
        (part("scale", "scale"), *ITEMS),
        [(scale.scale, *row) for scale in scales for row in attributes(scale.items, ITEMS)],
        method="item_statistics",
        sample=each_row(everyone, (scale.n for scale in scales)),
        notes=[note for scale in scales for note in scale.notes if note.code in ABOUT_ITEMS],
        params={"battery": battery},
    )
