"""The catalogue of units and services: from a file, whole or not at all."""

import io
from pathlib import Path

import pytest

from instruments.i18n import use_language
from servqual_desk.errors import DataError
from servqual_desk.fieldwork.catalogue import read_catalogue, sample_catalogue, write_catalogue
from servqual_desk.fieldwork.field_plan import Catalogue, Service, Unit
from servqual_desk.importing.raw_table import RawTable
from servqual_desk.project import Project


def table(text: str) -> RawTable:
    """A little CSV as the reader of data files gives it."""
    header, *rows = [line.split(",") for line in text.strip().splitlines()]
    whole = [(number, row) for number, row in enumerate(rows, start=2) if len(row) == len(header)]
    return RawTable(
        name="katalog.csv",
        header=tuple(header),
        rows=[row for _number, row in whole],
        numbers=[number for number, _row in whole],
        ragged={number: len(row) for number, row in enumerate(rows, start=2) if len(row) != len(header)},
    )


def faults(text: str) -> tuple[str, ...]:
    with use_language("en"), pytest.raises(DataError) as caught:
        read_catalogue(table(text))
    return caught.value.faults


def test_units_and_services_of_a_file() -> None:
    catalogue = read_catalogue(
        table("""
unit_code,unit_name,service_code,service_name,channel,target
dukcapil,Disdukcapil,ktp,KTP,counter,40
dukcapil,,kk,Kartu keluarga,both,
,,aduan,Pengaduan,,5
samsat,Samsat,,,,
""")
    )

    assert catalogue == Catalogue(
        units=(Unit(code="dukcapil", name="Disdukcapil"), Unit(code="samsat", name="Samsat")),
        services=(
            Service(code="ktp", name="KTP", unit="dukcapil", channel="counter", target=40),
            Service(code="kk", name="Kartu keluarga", unit="dukcapil", channel="both"),
            Service(code="aduan", name="Pengaduan", target=5),
        ),
    )


def test_indonesian_names_of_columns_and_channels() -> None:
    catalogue = read_catalogue(
        table("""
Kode Unit,Nama Unit,Kode Layanan,Nama Layanan,Kanal
bpn,Kantor Pertanahan,roya,Roya,Daring
bpn,Kantor Pertanahan,cek,Pengecekan,keduanya
bpn,Kantor Pertanahan,balik,Balik nama,loket
""")
    )

    assert [service.channel for service in catalogue.services] == ["online", "both", "counter"]


def test_every_fault_is_said_with_its_row_and_column() -> None:
    assert faults("""
unit_code,unit_name,service_code,service_name,channel,target
dukcapil,Disdukcapil,ktp,KTP,post,40
dukcapil,Dinas Dukcapil,kk,Kartu keluarga,both,12.5
,Samsat,stnk,,counter,
bpn,BPN,,Roya,counter
dukcapil,Disdukcapil,ktp,KTP lagi,counter,-3
""") == (
        "Row 2, column channel: “post” is no channel; write counter, online or both (loket, daring, keduanya).",
        "Row 3, column unit_name: is “Dinas Dukcapil”, but the unit dukcapil was “Disdukcapil” further up; write one of them.",
        "Row 3, column target: “12.5” is no whole number; write digits only, such as 120.",
        "Row 4, column unit_code: is empty; give “Samsat” a short code.",
        "Row 4, column service_name: is empty; give “stnk” a name.",
        "Row 5: has 5 cells where the header has 6; put a text with a comma in quotes.",
        "Row 6, column service_code: “ktp” is further up already; a service has one row.",
        "Row 6, column target: “-3” is no whole number; write digits only, such as 120.",
    )


def test_a_fault_names_the_column_as_the_file_does() -> None:
    assert faults("kode_layanan,nama_layanan,kanal\nktp,KTP,pos")[0].startswith("Row 2, column kanal: “pos”")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("service_code\nktp", "has no column service_name"),
        ("service_code,service_name,telepon\nktp,KTP,1", "“telepon” is unknown"),
        ("service_code,service_name,service_name\nktp,KTP,KTP", "service_name appears twice"),
        ("service_code,service_name", "no rows"),
    ],
)
def test_a_file_that_is_no_catalogue_is_refused(text: str, words: str) -> None:
    assert words in " ".join(faults(text))


def test_empty_lines_and_columns_without_a_name_do_no_harm() -> None:
    catalogue = read_catalogue(table("service_code,service_name,\nktp,KTP,\n,,\nkk,KK,"))

    assert [service.code for service in catalogue.services] == ["ktp", "kk"]


def test_the_sample_is_a_mall_of_agencies_with_counter_and_online_services() -> None:
    sample = sample_catalogue()

    assert len(sample.units) >= 8
    assert {service.channel for service in sample.services} == {"counter", "online", "both"}
    assert {service.unit for service in sample.services} == {unit.code for unit in sample.units}


def test_a_catalogue_is_added_to_what_is_there(project: Project) -> None:
    plan = project.fieldwork
    plan.save_units([Unit(code="dukcapil", name="Dukcapil"), Unit(code="kec", name="Kecamatan")])

    plan.save_catalogue(sample_catalogue())

    assert Unit(code="kec", name="Kecamatan") in plan.units()
    assert Unit(code="dukcapil", name="Dinas Kependudukan dan Pencatatan Sipil") in plan.units()
    assert len(plan.services()) == len(sample_catalogue().services)


def test_a_catalogue_that_cannot_be_saved_leaves_no_unit_behind(project: Project) -> None:
    plan = project.fieldwork
    broken = Catalogue(
        units=(Unit(code="bpn", name="BPN"),), services=(Service(code="roya", name="Roya", unit="imigrasi"),)
    )

    with pytest.raises(DataError, match="imigrasi"):
        plan.save_catalogue(broken)

    assert plan.units() == ()


def test_hours_and_whether_the_counter_is_needed_go_out_and_come_in_again() -> None:
    catalogue = read_catalogue(
        table("""
kode_unit,nama_unit,kode_layanan,nama_layanan,kanal,target,jam,perlu_loket
dukcapil,Disdukcapil,ktp,KTP,loket,40,08:00–15:00,ya
dukcapil,,akta,Akta lahir,daring,,24 jam,tidak
dukcapil,,kk,Kartu keluarga,keduanya,,,
samsat,Samsat,,,,,,
""")
    )
    assert [(one.hours, one.counter_needed) for one in catalogue.services] == [
        ("08:00–15:00", True),
        ("24 jam", False),
        (None, None),
    ]
    written = io.StringIO()
    write_catalogue(catalogue, written)
    assert read_catalogue(table(written.getvalue())) == catalogue


def test_a_counter_that_is_neither_needed_nor_not() -> None:
    [fault] = faults("service_code,service_name,counter_needed\nktp,KTP,maybe\n")
    assert fault == (
        "Row 2, column counter_needed: “maybe” is neither yes nor no; write yes or no (ya, tidak), or leave it empty."
    )


def test_what_the_form_cannot_say_a_project_keeps(tmp_path: Path) -> None:
    with Project.create(tmp_path / "a.sqd", instrument="skm-9") as project:
        service = Service(code="ktp", name="KTP", hours="24 jam", counter_needed=False)
        project.fieldwork.save_services([service])
        assert project.fieldwork.services() == (service,)
