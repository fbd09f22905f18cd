"""What a reader of Indonesian sees says what codes mean: the report, its filter, the lab's tables, every list of codes."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from instruments.i18n import use_language
from servqual_desk.demo.simulated_citizens import simulate
from servqual_desk.project import Project
from servqual_desk.store.field_names import field_names
from servqual_desk.words import domain_words, quality_words
from servqual_desk.words.response_columns import RESPONSE_COLUMNS
from tests.exports.report.reading import whole
from tests.little_survey import little_survey
from ui.jobs.write_report import Paper, report_project

TABLES: Mapping[str, Mapping[str, str]] = {
    "mode": domain_words.MODES,
    "status": domain_words.STATUSES,
    "source": domain_words.SOURCES,
    "role": domain_words.ROLES,
    "channel": domain_words.CHANNELS,
    "flag": quality_words.NAMES,
}
FILTERS: list[tuple[dict[str, str | list[str]], str]] = [
    ({"sex": ["f", "m"]}, "Jenis kelamin: Perempuan / Laki-laki"),
    ({"t1_p": "7"}, "7 (Sangat setuju)"),
    ({"t1_p": "dk"}, "Tidak tahu"),
    ({"sqd_mode": "interviewer"}, "Cara menjawab: Wawancara"),
    ({"sqd_source": "simulated"}, "Simulasi"),
    ({"sqd_service": "ktp"}, "Layanan: Kartu tanda penduduk"),
]


@pytest.fixture(scope="module")
def survey(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """It is only read."""
    path = tmp_path_factory.mktemp("survey") / "little.sqd"
    with Project.create(path, instrument=little_survey(), title="Kota Contoh") as project:
        project.add_responses(simulate(project.instrument, 400), source="simulated")
        run = project.database.conn.execute
        with project.transaction():
            run("INSERT OR REPLACE INTO service (code, name) VALUES ('ktp', 'Kartu tanda penduduk')")
            run("UPDATE response SET service = 'ktp'")
    return path


@pytest.fixture
def indonesian() -> Iterator[None]:
    with use_language("id"):
        yield


@pytest.mark.parametrize(("where", "said"), FILTERS)
def test_the_report_says_its_filter_in_words(
    survey: Path, tmp_path: Path, where: dict[str, str | list[str]], said: str, indonesian: None
) -> None:
    # What a filter of two people is called, too. Two filters are looked for all through the report, the others in the brief.
    paper = Paper(is_internal=True, kind="full" if {"sex", "sqd_mode"} & {*where} else "brief")
    report_project(survey, tmp_path / "report.pdf", language="id", where=where, paper=paper)
    text = whole(tmp_path / "report.pdf")
    assert f"hanya {said}" in text or f": {said}" in text
    codes = ("sqd_", "sex=", "interviewer", "simulated", "ktp", "voided", "too_fast", "straight_line")
    assert [code for code in codes if code in text] == []


def test_the_lab_s_groups_are_called_by_their_words(survey: Path, indonesian: None) -> None:
    from analysis.methods import METHODS
    from exports.tables.terminal_table import plain_table

    with Project.open(survey, readonly=True) as project:
        instrument, frame = project.instrument, project.frame()
    seen = ""
    for method, options in (("groups", {"by": "sqd_mode"}), ("quality", {})):
        chosen = METHODS[method].options(**options)
        outcome = METHODS[method].run(frame, instrument, chosen)
        seen += "".join(plain_table(table, instrument) for table in outcome.tables)
    assert domain_words.mode_word("interviewer") in seen
    assert [code for code in (*domain_words.MODES, *quality_words.NAMES) if re.search(rf"\b{code}\b", seen)] == []


@pytest.mark.parametrize("kind", TABLES)
def test_every_code_of_the_heart_has_indonesian_words(kind: str, indonesian: None) -> None:
    from instruments.i18n import _

    words = {code: _(sentence) for code, sentence in TABLES[kind].items()}
    # The same word in both languages.
    same = {"online", "kiosk", "supervisor", "enumerator"}
    assert [code for code, said in words.items() if said == TABLES[kind][code] and code not in same] == []
    assert not any("_" in said for said in words.values())


def test_every_own_column_has_indonesian_words(indonesian: None) -> None:
    names = {column.name: domain_words.own_column_word(column.name) for column in RESPONSE_COLUMNS}
    assert [name for name, said in names.items() if said.startswith("sqd_")] == []
    assert [
        c.name for c in RESPONSE_COLUMNS if names[c.name] == c.label and c.field not in ("unit", "enumerator")
    ] == []


def test_a_survey_s_own_codes_have_its_own_names(survey: Path) -> None:
    with Project.open(survey, readonly=True) as project:
        assert field_names(project)["sqd_service"]["ktp"] == "Kartu tanda penduduk"
