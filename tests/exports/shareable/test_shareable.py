"""What is handed on leads back to nobody, in its cells, its order or its metadata."""

import re
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
import pytest

from exports.datasets.dataset import Dataset, dataset
from exports.datasets.write import write_columns
from exports.datasets.written_formats import WRITERS
from exports.package.package import write_package
from exports.shareable.shareable import shareable
from instruments.i18n import use_language
from instruments.load import instrument_from_toml
from servqual_desk.errors import DataError
from tests.little_survey import TOML
from tests.questionnaire_text import question

N = 60
QUASI = ["sex", "age", "visited", "sqd_service"]


@pytest.fixture
def data() -> Dataset:
    """Sixty citizens: who they are, what they think, and everything that would lead back to them."""
    random = np.random.default_rng(7)
    profile = TOML.replace('id = "age"\nkind = "integer"', 'id = "age"\nkind = "integer"\nrole = "profile"')
    frame = pd.DataFrame(
        {
            "t1_e": random.integers(1, 8, N).astype(float),
            "sex": pd.Categorical(random.choice(["f", "m"], N), categories=["f", "m"]),
            "age": random.integers(17, 90, N).astype(float),
            "visited": [f"2026-{month:02d}-{day:02d}" for month, day in random.integers([9, 1], [12, 29], (N, 2))],
            "overall": random.integers(0, 101, N).astype(float),
            "comment": [f"My name is number {n}" for n in range(N)],
            "sqd_uuid": [f"{n:08d}-5a6e-4f6d-9f6e-6b1f6a1f2a3b" for n in range(N)],
            "sqd_started_at": [f"2026-11-21T03:{n:02d}:03.120+00:00" for n in range(N)],
            "sqd_finished_at": [f"2026-11-21T04:{n:02d}:03.120+00:00" for n in range(N)],
            "sqd_enumerator": ["ana"] * N,
            "sqd_service": random.choice(["ktp", "kk", "akta"], N, p=[0.6, 0.37, 0.03]),
            "sqd_serial": [f"MPP-{n:04d}" for n in range(N)],
            "sqd_seconds": random.uniform(100, 900, N),
        }
    )
    return dataset(frame, instrument_from_toml(profile, name="little.toml"), language="en", title="Little survey")


def table(data: Dataset) -> pd.DataFrame:
    return pd.DataFrame({column.name: column.cells for column in data.columns})


def test_only_what_may_be_handed_on_is_left(data: Dataset) -> None:
    assert [column.name for column in shareable(data).columns] == [
        "t1_e",
        "sex",
        "age",
        "visited",
        "overall",
        "sqd_service",
    ]


def test_ages_are_bands_and_days_are_months_at_most(data: Dataset) -> None:
    found = table(shareable(data))
    assert all(re.fullmatch(r"(\d+–\d+)?", cell) for cell in found["age"])
    assert all(re.fullmatch(r"(2026(-\d\d|-Q\d)?)?", cell) for cell in found["visited"])


@pytest.mark.parametrize("k", [2, 5, 10])
def test_at_least_k_share_each_combination(data: Dataset, k: int) -> None:
    sizes = Counter(map(tuple, table(shareable(data, k=k))[QUASI].values))
    assert min(sizes.values()) >= k


def test_the_quasi_identifiers_can_be_chosen(data: Dataset) -> None:
    found = table(shareable(data, quasi=["sex", "sqd_service"]))
    assert min(Counter(map(tuple, found[["sex", "sqd_service"]].values)).values()) >= 5
    assert "akta" not in set(found["sqd_service"])
    # What was not chosen stays, but not exactly.
    assert set(found["age"]) > {"20–29", "30–39"}


def test_opinions_stay_as_they_are_and_the_means_are_told(data: Dataset) -> None:
    found = shareable(data)
    before, after = table(data), table(found)
    for name in ("t1_e", "overall"):
        assert sorted(before[name]) == sorted(after[name])
    mean = before["overall"].astype(float).mean()
    assert f"overall: {mean:.3f} ({N}) → {mean:.3f} ({N})" in found.statement


def test_the_share_of_lost_answers_is_told(data: Dataset) -> None:
    found = shareable(data)
    lost = sum((table(found)[name] == "").sum() for name in QUASI)
    assert lost
    assert f"({lost} of {4 * N})" in found.statement
    assert f"{100 * lost / (4 * N):.1f}%" in found.statement


def test_a_follow_up_does_not_tell_what_was_left_out(data: Dataset) -> None:
    """Who answers what only women are asked is a woman, and who answers what is asked after that is one too."""
    women = [row % 20 == 0 for row in range(N)]
    asked = {"child": "sex == 'f'", "carried": "child == 'yes'"}
    choices = {"yes": ("Ya", "Yes"), "no": ("Tidak", "No")}
    toml = TOML + "".join(
        question(name, "choice", (name, name), choices=choices, show_if=condition) for name, condition in asked.items()
    )
    frame = pd.DataFrame(
        {one.name: one.values for one in data.columns}
        | {"sex": ["f" if woman else "m" for woman in women]}
        | {name: ["yes" if woman else None for woman in women] for name in asked}
    )
    found = shareable(dataset(frame, instrument_from_toml(toml, name="little.toml"), language="en", title=""))
    told = table(found)
    assert (told["sex"] == "").sum() >= sum(women)
    assert set(told["child"]) == set(told["carried"]) == {""}
    assert "child 3, carried 3" in found.statement


def test_rows_stand_in_the_order_of_their_content(data: Dataset) -> None:
    turned = replace(data, columns=tuple(replace(one, values=list(one.values)[::-1]) for one in data.columns))
    assert table(shareable(data)).equals(table(shareable(turned)))
    rows = list(table(shareable(data)).itertuples(index=False, name=None))
    assert rows == sorted(rows)


@pytest.mark.parametrize("ending", sorted(WRITERS))
def test_no_file_says_when_or_by_whom_it_was_made(tmp_path: Path, data: Dataset, ending: str) -> None:
    path = tmp_path / f"out{ending}"
    write_columns(shareable(data), path)
    content = path.read_bytes()
    if ending == ".xlsx":
        with zipfile.ZipFile(path) as archive:
            content = b"".join(archive.read(name) for name in archive.namelist())
            assert {one.date_time for one in archive.infolist()} == {(1980, 1, 31, 0, 0, 0)}
        properties = openpyxl.load_workbook(path).properties
        assert properties.created.year == 2000
        assert not properties.creator
        assert not properties.lastModifiedBy
    for secret in (b"5a6e-4f6d", b"MPP-0", b"My name", b"T03:"):
        assert secret not in content
    if ending in (".sav", ".zsav"):
        assert content[92:109] == b"01 Jan 7000:00:00"
    if ending == ".dta":
        assert re.findall(rb"<timestamp>.([^<]*)<", content, re.DOTALL) == [b"01 Jan 1970 00:00"]


def test_a_package_brings_the_statement(tmp_path: Path, data: Dataset) -> None:
    found = shareable(data)
    write_package(found, str(tmp_path / "out.zip"))
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        readme = archive.read("README.md").decode()
        assert "events.csv" not in archive.namelist()
    assert found.statement in readme
    assert "k-anonymity" in readme


def test_too_few_responses_are_refused(data: Dataset) -> None:
    few = replace(data, columns=tuple(replace(one, values=one.values[:4]) for one in data.columns))
    with use_language("en"), pytest.raises(DataError, match="only 4 responses"):
        shareable(few)


def test_a_column_that_is_not_there_cannot_be_protected(data: Dataset) -> None:
    with use_language("en"), pytest.raises(DataError, match="sqd_uuid"):
        shareable(data, quasi=["sqd_uuid"])
    with use_language("en"), pytest.raises(DataError, match="comment"):
        shareable(data, columns=["comment"])
