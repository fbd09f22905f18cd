"""The questionnaires that come with the program, and the reference surveys'."""

import csv
from pathlib import Path

import pytest

from instruments.columns import variables
from instruments.load import bundled, load_instrument
from instruments.model import Instrument
from instruments.question_order import sections
from tests.references import REFERENCES, needs_references

SKM_ELEMENTS = {"persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "pengaduan", "sarana"}


PROFILE = ["sex", "age", "education", "occupation"]
OF_CITIZENS = [name for name in bundled() if load_instrument(name).edition == "citizen"]
OFFICIAL_NAMES = {
    "persyaratan": "Persyaratan",
    "prosedur": "Sistem, Mekanisme, dan Prosedur",
    "waktu": "Waktu Penyelesaian",
    "biaya": "Biaya/Tarif",
    "produk": "Produk Spesifikasi Jenis Pelayanan",
    "kompetensi": "Kompetensi Pelaksana",
    "perilaku": "Perilaku Pelaksana",
    "pengaduan": "Penanganan Pengaduan, Saran, dan Masukan",
    "sarana": "Sarana dan Prasarana",
}  # PermenPANRB 14/2017


def sizes(instrument: Instrument, family: str) -> dict[str, int]:
    return {dimension.id: len(instrument.items_of(dimension.id)) for dimension in instrument.dimensions_of(family)}


def test_these_questionnaires_are_bundled() -> None:
    assert bundled() == (
        "cohen-smart-governance",
        "kesiapan-pegawai",
        "kota-cerdas",
        "layanan-publik-25",
        "loket-digital",
        "loket-lengkap",
        "servperf-22",
        "servqual-22",
        "skm-9",
    )


@pytest.mark.parametrize("instrument_id", bundled())
def test_each_is_bilingual_has_one_overall_satisfaction_and_an_open_comment(instrument_id: str) -> None:
    instrument = load_instrument(instrument_id)
    assert instrument.id == instrument_id
    assert instrument.languages == ("id", "en")
    outcomes = [(outcome.id, outcome.kind) for outcome in instrument.questions_with("outcome")]
    assert outcomes == [("overall", "scale"), *([("trust", "scale")] if instrument_id == "kota-cerdas" else [])]
    (comment,) = instrument.questions_with("comment")
    assert (comment.id, comment.kind) == ("comment", "text")


@pytest.mark.parametrize("instrument_id", bundled())
def test_every_answer_of_a_short_scale_has_its_label_and_of_a_longer_one_its_ends(instrument_id: str) -> None:
    instrument = load_instrument(instrument_id)
    scales = [variable.scale for variable in variables(instrument) if variable.scale is not None]
    for scale in scales:
        needed = set(scale.values) if scale.max - scale.min < 6 else {scale.min, scale.max}
        assert set(scale.labels) == needed, scale.id


@pytest.mark.parametrize("instrument_id", bundled())
def test_each_asks_every_variable_once(instrument_id: str) -> None:
    instrument = load_instrument(instrument_id)
    asked = [v.name for section in sections(instrument) for prompt in section.prompts for v in prompt.variables]
    assert sorted(asked) == sorted(variable.name for variable in variables(instrument))


def test_servqual_has_the_published_structure() -> None:
    instrument = load_instrument("servqual-22")
    # Parasuraman, Zeithaml & Berry 1988: 4, 5, 4, 4, 5 statements, seven points, expectation first.
    assert sizes(instrument, "servqual") == {
        "tangibles": 4,
        "reliability": 5,
        "responsiveness": 4,
        "assurance": 4,
        "empathy": 5,
    }
    assert [(b.id, b.suffix, b.scale.min, b.scale.max) for b in instrument.batteries] == [
        ("expectation", "e", 1, 7),
        ("perception", "p", 1, 7),
    ]
    assert instrument.weights is not None
    assert instrument.weights.total == 100
    first = next(section for section in sections(instrument) if section.kind == "items")
    assert first.prompts[0].column == "t1_e"


def test_servperf_asks_the_same_statements_as_experienced() -> None:
    servqual, servperf = load_instrument("servqual-22"), load_instrument("servperf-22")
    assert [battery.id for battery in servperf.batteries] == ["perception"]
    assert {i.id: i.text for i in servperf.items} == {i.id: i.text for i in servqual.items}
    assert variables(servperf)[0].name == "t1_p"


def test_public_service_indicators_stand_in_hardiyansyahs_order() -> None:
    instrument = load_instrument("layanan-publik-25")
    assert sizes(instrument, "servqual") == {
        "tangibles": 6,
        "reliability": 4,
        "responsiveness": 6,
        "assurance": 4,
        "empathy": 5,
    }
    assert {(b.id, b.scale.max) for b in instrument.batteries} == {("expectation", 5), ("perception", 5)}


@pytest.mark.parametrize("instrument_id", ["cohen-smart-governance", "loket-lengkap"])
def test_cohens_indicators_have_items_enough_for_alpha_and_may_be_unknown(instrument_id: str) -> None:
    instrument = load_instrument(instrument_id)
    assert sizes(instrument, "cohen") == {"policy": 4, "transparency": 4, "egovernment": 4}
    for item in (item for d in instrument.dimensions_of("cohen") for item in instrument.items_of(d.id)):
        assert item.batteries == ("perception",)
        assert "dk" in instrument.scale_of(item, "perception").missing
    assert instrument.question("digital_used").show_if == "digital_aware == 'yes'"
    assert instrument.question("digital_services").kind == "choices"


@pytest.mark.parametrize("instrument_id", ["skm-9", "loket-lengkap"])
def test_skm_has_the_nine_elements_each_with_its_own_four_answers(instrument_id: str) -> None:
    instrument = load_instrument(instrument_id)
    items = [item for dimension in instrument.dimensions_of("skm") for item in instrument.items_of(dimension.id)]
    assert {item.id for item in items} == SKM_ELEMENTS
    for item in items:
        scale = instrument.scale_of(item, "perception")
        assert (scale.id, scale.min, scale.max) == (item.id, 1, 4)
    free = instrument.scale_of(instrument.item("biaya"), "perception").labels[4]
    assert (free.get("id"), free.get("en")) == ("Gratis", "Free")


def test_the_profile_follows_the_skm_form() -> None:
    instrument = load_instrument("skm-9")
    # Date, hour and service of the form are the response's own.
    assert [question.id for question in instrument.questions_with("profile")] == PROFILE
    education = [choice.id for choice in instrument.question("education").choices]
    assert education == ["none", "sd", "smp", "sma", "d1", "d2", "d3", "d4", "s1", "s2", "s3", "prefer_not"]
    occupation = {choice.id for choice in instrument.question("occupation").choices}
    assert {"pns", "tni", "polri", "swasta", "wirausaha", "lainnya"} < occupation


@pytest.mark.parametrize("instrument_id", OF_CITIZENS)
def test_each_asks_consent_first_and_a_profile_and_never_what_the_response_knows(instrument_id: str) -> None:
    instrument = load_instrument(instrument_id)
    parts = [section.kind for section in sections(instrument)]
    assert parts[:2] == ["consent", "profile"]
    (consent,) = instrument.questions_with("consent")
    assert consent.required
    assert consent.refusals == ("no",)
    for told in (f"{instrument.minutes} menit", "{office}", "{contact}", "kode", "boleh melewati", "tetap sama"):
        assert told in consent.text.get("id")
    assert [question.id for question in instrument.questions_with("profile")][:4] == PROFILE
    assert {"service", "service_other", "unit", "enumerator", "visit_date", "hour_band"}.isdisjoint(
        question.id for question in instrument.questions
    )


@pytest.mark.parametrize("instrument_id", bundled())
def test_what_should_be_is_worded_as_such_and_what_is_as_ones_own(instrument_id: str) -> None:
    instrument = load_instrument(instrument_id)
    for item in instrument.items:
        if "expectation" not in item.batteries:
            continue
        wanted, met = item.texts["expectation"], item.texts["perception"]
        assert "seharusnya" in wanted.get("id").lower()
        assert "should" in wanted.get("en").lower()
        assert "seharusnya" not in met.get("id").lower()
        assert wanted != met


@pytest.mark.parametrize("instrument_id", bundled())
def test_no_item_is_negative_and_none_speaks_of_a_city(instrument_id: str) -> None:
    for item in load_instrument(instrument_id).items:
        for text in item.texts.values():
            words = text.get("id").lower().replace("atau tidak?", "").split()
            assert {"tidak", "tanpa", "bukan", "kota"}.isdisjoint(words), text.get("id")


@pytest.mark.parametrize("instrument_id", bundled())
def test_every_item_may_be_unknown_or_not_have_happened(instrument_id: str) -> None:
    instrument = load_instrument(instrument_id)
    for item in instrument.items:
        for battery in item.batteries:
            missing = {code: words.get("id") for code, words in instrument.scale_of(item, battery).missing.items()}
            experienced = {} if battery in ("expectation", "importance") else {"na": "Tidak mengalami"}
            assert missing == {"dk": "Tidak tahu"} | experienced


@pytest.mark.parametrize("instrument_id", ["skm-9", "loket-lengkap"])
def test_elements_bear_their_official_names_and_the_forms_answers(instrument_id: str) -> None:
    instrument = load_instrument(instrument_id)
    assert {code: instrument.item(code).name.get("id") for code in SKM_ELEMENTS} == OFFICIAL_NAMES
    form = load_version_1("skm-9")
    for code in SKM_ELEMENTS:
        answers = [
            [label.get("id") for label in one.scale_of(one.item(code), "perception").labels.values()]
            for one in (form, instrument)
        ]
        assert answers[0] == answers[1]


def test_the_smart_city_is_asked_part_by_part_in_twelve_minutes_at_most() -> None:
    for instrument_id, headings in (
        (
            "kota-cerdas",
            [
                "Information about services",
                "Digital services",
                "Choice of channel",
                "Complaints",
                "Taking part",
                "Development problems",
            ],
        ),
        ("loket-digital", ["Digital services", "Choice of channel", "Complaints"]),
    ):
        instrument = load_instrument(instrument_id)
        asked = [one.title.get("en") for one in sections(instrument) if one.kind == "profile" and one.title]
        assert asked == headings
        assert instrument.minutes <= 12
        assert instrument.edition == "citizen"


def test_staff_are_asked_of_factors_by_importance_and_performance_and_hardly_of_themselves() -> None:
    instrument = load_instrument("kesiapan-pegawai")
    assert instrument.edition == "staff"
    assert sizes(instrument, "factors") == {"internal": 5, "external": 3}
    assert sizes(instrument, "readiness") == {"people": 2, "infrastructure": 2, "regulation": 2, "culture": 2}
    for item in (item for d in instrument.dimensions_of("factors") for item in instrument.items_of(d.id)):
        assert item.batteries == ("importance", "perception")
    assert [question.id for question in instrument.questions_with("profile")] == ["years", "obstacles"]
    (consent,) = instrument.questions_with("consent")
    for told in (f"{instrument.minutes} menit", "{office}", "{contact}", "bukan untuk menilai pegawai", "tetap sama"):
        assert told in consent.text.get("id")


def test_the_four_aspects_of_smart_governance_can_be_told_apart() -> None:
    instrument = load_instrument("kota-cerdas")
    assert sizes(instrument, "cohen") == {
        "policy": 4,
        "information": 3,
        "open_government": 3,
        "participation": 3,
        "egovernment": 4,
    }


def test_the_app_is_judged_by_those_who_used_it() -> None:
    instrument = load_instrument("loket-digital")
    assert sizes(instrument, "digital") == {"app_quality": 7, "app_security": 4}
    [judged] = [section for section in sections(instrument) if section.family == "digital"]
    assert {prompt.show_if for prompt in judged.prompts} == {"app_used == 'yes'"}
    assert not judged.prompts[0].is_asked({"app_used": "no"})
    assert judged.prompts[0].is_asked({"app_used": "yes"})


def load_version_1(instrument_id: str) -> Instrument:
    return load_instrument(Path(__file__).parent / "version_1" / f"{instrument_id}.toml")


def test_sections_of_joined_questionnaires_have_their_own_names() -> None:
    titles = {
        section.family or section.prompts[0].column: section.title.get("en")
        for section in sections(load_instrument("loket-lengkap"))
        if section.title is not None
    }
    assert titles == {
        "digital_aware": "Knowing and using digital services",
        "cohen": "The local government",
        "skm": "Community satisfaction survey (SKM)",
    }


def test_the_complete_counter_survey_joins_everything() -> None:
    instrument = load_instrument("loket-lengkap")
    assert instrument.families == ("servqual", "cohen", "skm")
    assert set(sizes(instrument, "servqual").values()) == {3}
    assert [section.kind for section in sections(instrument)] == [
        "consent",
        "profile",
        "profile",  # what is known and used of digital services, under its own name
        "items",
        "items",
        "weights",
        "items",
        "items",
        "outcome",
        "comment",
    ]
    (consent,) = instrument.questions_with("consent")
    assert consent.required
    assert [choice.id for choice in consent.choices] == ["yes", "no"]
    assert [choice.id for choice in instrument.question("channel").choices] == ["counter", "online", "both"]


def test_statements_with_the_same_code_have_the_same_words() -> None:
    complete = load_instrument("loket-lengkap")
    cohen = load_instrument("cohen-smart-governance")
    pairs = [(complete, load_instrument("servqual-22")), (complete, cohen), (complete, load_instrument("skm-9"))]
    for one, other in (*pairs, (load_instrument("kota-cerdas"), cohen)):
        shared = {item.id for item in one.items} & {item.id for item in other.items}
        assert shared
        assert all(one.item(code).text == other.item(code).text for code in shared)


@needs_references
@pytest.mark.parametrize("name", sorted(path.parent.name for path in REFERENCES.glob("*/instrument.toml")))
def test_every_reference_survey_loads_and_spells_its_datas_columns(name: str) -> None:
    instrument = load_instrument(REFERENCES / name / "instrument.toml")
    with (REFERENCES / name / "data.csv").open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    assert set(header) == {variable.name for variable in variables(instrument)}
