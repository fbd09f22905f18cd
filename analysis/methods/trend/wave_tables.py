"""The waves as a table and a chart."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.methods.table_builder import alike, count, each_row, number, p_value, part, results
from analysis.methods.trend.wave_series import WaveResult
from analysis.table import Chart, Sample, Table

COLUMNS = (
    part("title", "text"),
    count("n"),
    *alike(
        number,
        "ikm",
        "ikm_lower",
        "ikm_upper",
        "gap",
        "gap_lower",
        "gap_upper",
        "change",
        "change_lower",
        "change_upper",
    ),
    p_value("change_p"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveSection:
    """A row a wave, in order of time."""

    waves: Table

    @property
    def tables(self) -> tuple[Table, ...]:
        return (self.waves,)

    @property
    def charts(self) -> tuple[Chart, ...]:
        return ()


def wave_section(waves: Sequence[WaveResult], everyone: Sample) -> WaveSection:
    """The table of what was found; columns that no wave has are left out."""
    known = [c for c in COLUMNS if any(getattr(wave, c.id) is not None for wave in waves)]
    sample = each_row(everyone, (wave.n for wave in waves))
    notes = [note for wave in waves for note in wave.notes]
    return WaveSection(waves=results("waves", waves, known, method="wave_change", sample=sample, notes=notes))
