"""One word per thing: the catalogue keeps to instruments/locale/glossary.toml, and a sentence that does not is found."""

import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

sys.path.insert(0, str(Path(__file__).parents[1] / ".ci"))
from glossary import broken_rules, faults_of_the_catalogue, read_glossary, says


def catalogue(english: str, indonesian: str) -> Catalog:
    of_one = Catalog(locale="id")
    of_one.add(english, indonesian)
    return of_one


def test_the_catalogue_keeps_to_the_glossary() -> None:
    assert faults_of_the_catalogue() == []


@pytest.mark.parametrize(
    ("english", "indonesian", "fault"),
    [
        ("Add a wave", "Tambah gelombang", "never say “gelombang”"),
        ("Add a wave", "Tambah putaran", "“wave” is “periode”"),
        ("Means of all waves", "Rata-rata semua putaran", "“wave” is “periode”"),
        ("Keep it on a stick", "Simpan di flashdisk", "never say “stick”"),
        ("Open the project", "Buka survei", "never say “project”"),
        ("The robust standard errors (HC3)", "Galat tangguh (HC3)", "“robust standard error” is “galat baku tangguh”"),
        ("Two enumerators", "Dua petugas", "never say “petugas”"),
        ("{confidence} lower", "{confidence} dari", "“{confidence} lower” is “batas bawah”"),
        ("Void this response?", "Batalkan tanggapan ini?", "“void” is “dari hitungan”, not “batalkan”"),
        ("Mean expectation", "Rata-rata harapan (kepentingan)", "“expectation” is “harapan”, not “kepentingan”"),
    ],
)
def test_a_sentence_that_leaves_the_glossary_is_found(english: str, indonesian: str, fault: str) -> None:
    assert any(line.startswith(fault) for line in broken_rules(catalogue(english, indonesian), read_glossary()))


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [
        ("Please tell the survey staff: {fault}", "Mohon beri tahu petugas survei: {fault}"),
        ("compare waves instead", "bandingkan antarperiode"),
        ("Means of {wave}", "Rata-rata {wave}"),
        ("Keep it on a USB stick", "Simpan di flashdisk"),
        ("Statistics", "Statistik"),
    ],
)
def test_a_sentence_that_keeps_to_the_glossary_passes(english: str, indonesian: str) -> None:
    assert broken_rules(catalogue(english, indonesian), read_glossary()) == []


def test_a_word_is_found_whole_and_with_its_endings() -> None:
    assert says("Periodenya habis", "periode")
    assert says("Bandingkan antarperiode", "periode")
    assert not says("Periodeku", "periode")
    assert not says("Statistik", "stik")


def test_both_forms_of_a_plural_are_held() -> None:
    of_one = Catalog(locale="id")
    of_one.add(("{n} wave", "{n} waves"), ("{n} periode", "{n} gelombang"))

    assert any("gelombang" in line for line in broken_rules(of_one, read_glossary()))
