"""A city as small as tests need it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from click.testing import CliRunner

from servqual_desk.demo.simulated_citizens import simulate
from servqual_desk.project import Project
from ui.cli.commands import desk


def small_city(folder: Path, sizes: Mapping[str, int], *options: str) -> Path:
    """Make each office's survey with so many responses and bring them together in the same folder; gives the result file."""
    for number, (name, n) in enumerate(sizes.items()):
        with Project.create(folder / f"{name}.sqd", instrument="skm-9") as project:
            citizens = simulate(project.instrument, n, seed=number)
            records = [replace(one, meta={"sqd_unit": name}) for one in citizens]
            project.add_responses(records, source="simulated")
    out = folder / "city.json"
    made = CliRunner().invoke(desk, ["city", str(folder), "--json", str(out), *options])
    assert made.exit_code == 0, made.output
    return out
