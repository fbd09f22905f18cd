"""A survey in which everything that leads to a person is telling, handed on in every format: none of it is in any byte."""

import re
from pathlib import Path

import pytest

from exports.codebook.write import CODEBOOKS
from exports.datasets.parquet_frame import read_parquet_questionnaire
from exports.datasets.written_formats import WRITERS
from instruments.load import instrument_from_toml
from servqual_desk.demo.simulated_citizens import simulate
from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.importing.raw_table import Record
from servqual_desk.project import Project
from tests.exports.shareable.everything import everything_in
from tests.little_survey import TOML
from ui.jobs.export_data import ExportOptions, export_data, write_project_codebook

N = 40
OUTS = [f"out{ending}" for ending in WRITERS] + ["out.zip", "out/"]
SECRETS = (
    *(b"petugas-mawar", b"Mawar Melati"),  # who asked
    *(b"nomor-kertas", b"saya tetangga Pak Lurah"),  # a paper form's number, a person's own words
    *(
        b"penyusun-kenanga",
        b"kenanga@example.org",
        b"rahasia-kamboja",
    ),  # who wrote the questionnaire, and where files lie
    *(b"pengguna-anggrek", b"sqd_uuid", b"sqd_enumerator", b"sqd_started_at", b"sqd_serial"),
)
MOMENT = re.compile(rb"2026-11-\d\dT|T(?!00:00:00)\d\d:\d\d:\d\d|0[2-9]:1[0-9]:[0-5][0-9]")
UUID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")


@pytest.fixture(scope="module")
def survey(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty citizens, the exact moment, the enumerator and the paper form of each; their author signed the questionnaire."""
    folder = tmp_path_factory.mktemp("rahasia-kamboja")
    signed = TOML.replace(
        "format = 1", "format = 1  # penyusun-kenanga <kenanga@example.org>, /home/rahasia-kamboja", 1
    )
    path = folder / "rahasia-kamboja.sqd"
    with Project.create(path, instrument=instrument_from_toml(signed, name="little.toml")) as project:
        project.people.save(Enumerator(code="petugas-mawar", name="Mawar Melati"))
        project.add_responses(
            [_telling(one, n) for n, one in enumerate(simulate(project.instrument, N))], source="import"
        )
    return path


def _telling(record: Record, n: int) -> Record:
    return Record(
        values={**record.values, "comment": f"saya tetangga Pak Lurah {n}"},
        meta={
            "sqd_enumerator": "petugas-mawar",
            "sqd_serial": f"nomor-kertas-{n}",
            "sqd_started_at": f"2026-11-21T03:10:{n:02d}.120+00:00",
            "sqd_finished_at": f"2026-11-21T04:11:{n:02d}.120+00:00",
        },
    )


@pytest.fixture(autouse=True)
def telling_user(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("USER", "LOGNAME", "USERNAME", "LNAME"):
        monkeypatch.setenv(name, "pengguna-anggrek")


@pytest.mark.parametrize("out", OUTS)
@pytest.mark.parametrize("labels", ["codes", "words"])
def test_nothing_in_the_file_leads_back(tmp_path: Path, survey: Path, out: str, labels: str) -> None:
    options = ExportOptions(k=2, labels="words" if labels == "words" else "codes")
    written = export_data(survey, f"{tmp_path}/{out}", language="id", options=options).path
    content = everything_in(written)
    assert [secret for secret in SECRETS if secret.lower() in content.lower()] == []
    assert UUID.findall(content) == []
    assert MOMENT.findall(content) == []
    assert str(tmp_path).encode() not in content


def test_the_same_secrets_are_found_where_the_whole_data_are_written(tmp_path: Path, survey: Path) -> None:
    for ending in WRITERS:
        content = everything_in(export_data(survey, tmp_path / f"whole{ending}", language="id").path)
        assert UUID.search(content), ending
        assert MOMENT.search(content), ending
        for secret in (b"petugas-mawar", b"nomor-kertas", b"saya tetangga Pak Lurah"):
            assert secret in content, (ending, secret)


@pytest.mark.parametrize("ending", CODEBOOKS)
def test_a_codebook_tells_of_columns_and_of_nobody(tmp_path: Path, survey: Path, ending: str) -> None:
    content = everything_in(write_project_codebook(survey, tmp_path / f"book{ending}", language="id"))
    columns = (b"sqd_uuid", b"sqd_enumerator", b"sqd_started_at", b"sqd_serial")
    assert [secret for secret in SECRETS if secret not in columns and secret.lower() in content.lower()] == []
    assert UUID.findall(content) == []
    assert str(tmp_path).encode() not in content


@pytest.mark.parametrize("out", OUTS)
def test_the_same_answers_are_the_same_bytes_wherever_they_are_written(tmp_path: Path, survey: Path, out: str) -> None:
    first, second = (
        export_data(survey, f"{tmp_path}/{name}{out[3:]}", language="id", options=ExportOptions(k=2)).path
        for name in ("first", "second")
    )
    files = sorted(first.iterdir()) if first.is_dir() else [first]
    for path in files:
        other = second / path.name if second.is_dir() else second
        assert path.read_bytes() == other.read_bytes(), path.name


def test_the_questionnaire_in_parquet_is_the_same_without_its_comments(tmp_path: Path, survey: Path) -> None:
    path = export_data(survey, tmp_path / "out.parquet", language="id", options=ExportOptions(k=2)).path
    with Project.open(survey) as project:
        assert read_parquet_questionnaire(path).digest == project.instrument.digest
        assert "kenanga" in project.instrument.source
