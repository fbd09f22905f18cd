"""Questionnaires of version 1.0.0, as projects keep them, are still what they were."""

from pathlib import Path

import pytest

from instruments.columns import variables
from instruments.load import instrument_from_toml, load_instrument
from servqual_desk.project import Project

VERSION_1 = Path(__file__).parent / "version_1"

# As the program that brought them had it: a project looks for its questionnaire by this.
DIGESTS = {
    "cohen-smart-governance": "1e92bd37411fc3a22cc285a6ea44ccfb7b798e58531958048d6591e54bda9e5d",
    "layanan-publik-25": "9c61c74fa3c713366fc5f691b5fdf6b4a4d37ccec325a6f13cc79e552b02733c",
    "loket-lengkap": "436770d6d67df84a3586e9c2dc54c65a9ab1f9e964a61ed307d4e378b591ac60",
    "servperf-22": "f65700fd186ee813337aba35a51f7282e794bbf7d64ed7ef8cbe57c2756262a3",
    "servqual-22": "9ab5cc75e844646e35f713f4fd5a54c83c5a6597d391d0f133dbf9a77265a0a5",
    "skm-9": "1c05d2fc0036d0335f82aecf52db8fdbdeded39028027d6b155fb40120093db0",
}


def source(id_: str) -> str:
    return (VERSION_1 / f"{id_}.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("id_", DIGESTS)
def test_it_has_the_digest_that_it_had(id_: str) -> None:
    older = instrument_from_toml(source(id_), name=id_)
    assert (older.version, older.digest, older.source) == ("1.0.0", DIGESTS[id_], source(id_))


@pytest.mark.parametrize("id_", DIGESTS)
def test_a_project_made_with_it_opens_and_can_go_on_with_the_new_version(tmp_path: Path, id_: str) -> None:
    path = tmp_path / "survey.sqd"
    with Project.create(path, instrument=VERSION_1 / f"{id_}.toml") as project:
        older = project.instrument

    with Project.open(path) as project:
        assert project.instrument == older
        project.adopt(load_instrument(id_))
        assert project.instrument.version == "2.0.0"
        project.start_interview()
        assert project.instrument_of(DIGESTS[id_]) == older

    with Project.open(path) as project:
        assert project.instrument == load_instrument(id_)


def test_a_consent_of_before_declines_by_the_choice_called_no() -> None:
    consent = instrument_from_toml(source("loket-lengkap"), name="older").question("consent")
    assert consent.refusals == ("no",)


@pytest.mark.parametrize("id_", DIGESTS)
def test_a_code_that_stays_is_answered_on_the_same_numbers(id_: str) -> None:
    before, after = (
        {variable.name: variable for variable in variables(instrument) if variable.item}
        for instrument in (instrument_from_toml(source(id_), name=id_), load_instrument(id_))
    )
    shared = before.keys() & after.keys()
    assert len(shared) >= 8
    for name in shared:
        assert (before[name].scale.min, before[name].scale.max) == (after[name].scale.min, after[name].scale.max)  # type: ignore[union-attr]
