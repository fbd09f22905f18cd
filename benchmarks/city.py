"""`make bench-city`: offices of 100,000 simulated responses each, as Parquet, counted by one and by two workers.

The files are written a block at a time and taken away afterwards. Printed for each size: seconds and processor seconds a million
responses, the largest worker's memory, and that of the process that asked; beside it DuckDB, which computes the means of the
items alone over the same files, and pandas, which does so where they fit into memory. `python -m benchmarks.city 10` is ten
million.
"""

import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from distributed import Client, LocalCluster

from benchmarks.timing import seconds
from exports.datasets.write import write_dataset
from instruments.columns import variables
from instruments.model import Instrument
from servqual_desk.demo.simulated_citizens import simulate
from servqual_desk.project import Project
from ui.jobs.city.analyse_city import analyse_city
from ui.jobs.city.cluster import ANY_PORT

OFFICE = 100_000
MILLIONS = (1, 3)
MOST_IN_PANDAS = 3  # millions, of half a gigabyte each
WAVES = ("2025", "2026")


def main(millions: tuple[int, ...]) -> None:
    ours = f"{'responses':>12} {'workers':>8} {'s / million':>12} {'a worker':>10} {'asker':>10}"
    print(f"{ours} {'DuckDB, means':>14} {'pandas, means':>14}")
    for size in millions:
        with tempfile.TemporaryDirectory(prefix="bench-city-") as name:
            items = write_offices(Path(name), size * 1_000_000 // OFFICE)
            others = [
                f"{seconds(lambda items=items, name=name: _means(Path(name), items)) / size:.2f} s",
                "does not fit",
            ]
            if size <= MOST_IN_PANDAS:
                # In a process of its own, so that its memory is not taken for that of the process that asks.
                with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
                    others[1] = f"{pool.submit(_pandas_means, name, items).result() / size:.2f} s"
            for workers in (1, 2):
                _measure(Path(name), size, workers, others)


def _measure(folder: Path, size: int, workers: int, others: list[str]) -> None:
    with (
        LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=ANY_PORT) as made,
        Client(made) as client,
    ):
        took = seconds(lambda: analyse_city([str(folder)], scheduler=made.scheduler_address)) / size
        peak = max(client.run(peak_megabytes).values())
    ours = f"{size * 1_000_000:>12,} {workers:>8} {took:>10.1f} s {peak:>7.0f} MB {peak_megabytes():>7.0f} MB"
    print(f"{ours} {others[0]:>14} {others[1]:>14}", flush=True)


def peak_megabytes() -> float:
    """The most memory that this process has held; Linux alone tells it without what the parent held."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def _means(folder: Path, items: list[str]) -> None:
    asked = ", ".join(f'avg("{item}")' for item in items)
    duckdb.sql(f"SELECT {asked} FROM '{folder}/*.parquet'").fetchall()


def _pandas_means(folder: str, items: list[str]) -> float:
    """Seconds."""
    return seconds(lambda: pd.read_parquet(folder, columns=items).mean())


def write_offices(folder: Path, offices: int) -> list[str]:
    """So many files of `OFFICE` responses, each as `export` writes one; gives the items' columns."""
    schema, instrument = _as_exported(folder)
    items = [v.name for v in variables(instrument) if v.item is not None]
    for office in range(offices):
        table = _office(office, schema, instrument)
        pq.write_table(table, folder / f"office-{office:04}.parquet", compression="zstd")
    return items


def _as_exported(folder: Path) -> tuple[pa.Schema, Instrument]:
    """Columns and metadata of a real export."""
    path, exported = folder / "one.sqd", folder / "one.parquet"
    with Project.create(path, instrument="servqual-22") as project:
        project.add_responses(simulate(project.instrument, 10, seed=1), source="simulated")
        write_dataset(project.frame(), project.instrument, exported)
        instrument = project.instrument
    schema = pq.read_schema(exported)
    exported.unlink()
    for file in folder.glob("one.*"):
        file.unlink()
    return schema, instrument


def _office(office: int, schema: pa.Schema, instrument: Instrument) -> pa.Table:
    rng = np.random.default_rng(office)
    person = rng.standard_normal(OFFICE) * 0.8 + rng.normal(0, 0.2)
    columns: dict[str, pa.Array] = {}
    for variable in variables(instrument):
        if variable.item is not None and variable.scale is not None:
            middle = 5.8 if variable.name.endswith("_e") else 5.0
            answer = np.clip(
                np.rint(middle + person + rng.standard_normal(OFFICE)), variable.scale.min, variable.scale.max
            )
            columns[variable.name] = pa.array(answer.astype(np.int64))
    outcome = np.clip(np.rint(4 + person + rng.standard_normal(OFFICE)), 1, 5)
    columns["overall"] = pa.array(outcome.astype(np.int64))
    columns["sqd_uuid"] = pa.array([f"{office:08x}-0000-4000-8000-{row:012x}" for row in range(OFFICE)])
    columns["sqd_unit"] = pa.array([f"office {office:04}"] * OFFICE)
    columns["sqd_wave"] = pa.array([WAVES[row * 2 // OFFICE] for row in range(OFFICE)])
    arrays = [columns[f.name].cast(f.type) if f.name in columns else pa.nulls(OFFICE, f.type) for f in schema]
    return pa.Table.from_arrays(arrays, schema=schema)


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or MILLIONS)
