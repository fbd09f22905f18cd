"""Finding, reading and building a questionnaire."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from instruments.columns import variables
from instruments.load import bundled, instrument_from_toml, load_instrument
from servqual_desk.errors import InstrumentError
from tests.instruments.small import SMALL, faults


def refusal(id_or_path: str | Path) -> str:
    with pytest.raises(InstrumentError) as refused:
        load_instrument(id_or_path)
    assert len(refused.value.faults) == 1
    return refused.value.faults[0]


def test_a_file_is_loaded_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "desk.toml"
    path.write_text(SMALL, encoding="utf-8")
    assert load_instrument(path) == load_instrument(str(path)) == instrument_from_toml(SMALL, name="desk.toml")


def test_what_stands_in_the_file_stands_in_the_instrument() -> None:
    instrument = instrument_from_toml(SMALL, name="small")
    assert (instrument.id, instrument.version, instrument.languages) == ("small-desk", "1.0.0", ("id", "en"))
    assert instrument.title.get("en") == "Small desk"
    assert instrument.families == ("servqual", "skm")
    assert instrument.battery("perception").suffix == "p"
    assert instrument.weights is not None
    assert (instrument.weights.total, instrument.weights.family) == (100, "servqual")
    assert instrument.source == SMALL


def test_a_scale_has_labels_and_non_answers() -> None:
    scale = instrument_from_toml(SMALL, name="small").battery("perception").scale
    assert (scale.min, scale.max) == (1, 5)
    assert {value: label.get("en") for value, label in scale.labels.items()} == {1: "Disagree", 5: "Agree"}
    assert {code: label.get("en") for code, label in scale.missing.items()} == {"dk": "Don't know"}


def test_an_item_may_be_worded_per_battery_and_have_a_scale_of_its_own() -> None:
    instrument = instrument_from_toml(SMALL, name="small")
    care, cost, queue = instrument.item("c1"), instrument.item("biaya"), instrument.item("s1")
    assert care.texts["expectation"].get("en") == "Staff should be friendly."
    assert care.texts["perception"].get("en") == "Staff are friendly."
    assert queue.texts["expectation"] == queue.texts["perception"]
    assert queue.batteries == ("expectation", "perception")
    assert (cost.batteries, instrument.scale_of(cost, "perception").id) == (("perception",), "skm4")


def test_an_items_batteries_stand_in_the_order_asked() -> None:
    text = SMALL.replace("reverse = false", 'batteries = ["perception", "expectation"]')
    assert instrument_from_toml(text, name="small").item("c1").batteries == ("expectation", "perception")


def test_a_question_is_profile_and_not_required_unless_it_says_so() -> None:
    instrument = instrument_from_toml(SMALL, name="small")
    channel, overall = instrument.question("channel"), instrument.question("overall")
    assert (channel.role, channel.required, channel.show_if) == ("profile", False, "")
    assert (overall.role, overall.required) == ("outcome", True)
    assert [choice.id for choice in channel.choices] == ["counter", "online"]


def test_columns_stand_battery_by_battery() -> None:
    names = [variable.name for variable in variables(instrument_from_toml(SMALL, name="small"))]
    assert names == ["s1_e", "c1_e", "s1_p", "c1_p", "biaya_p", "w_speed", "w_care", "channel", "apps", "overall"]


def test_the_digest_is_of_the_content_not_of_its_spacing() -> None:
    digest = instrument_from_toml(SMALL, name="small").digest
    spaced = "# a comment\n\n" + SMALL.replace(" = ", "=").replace("\n", "\r\n")
    moved = SMALL.replace("min = 1\nmax = 5", "max = 5\nmin = 1")
    assert instrument_from_toml(spaced, name="small").digest == digest
    assert instrument_from_toml(moved, name="small").digest == digest
    assert instrument_from_toml(SMALL.replace("Antrean pendek.", "Antrean singkat."), name="small").digest != digest


def test_the_digest_is_the_sha256_of_canonical_json() -> None:
    # Written out by hand from the definition: sorted keys, no spaces, UTF-8.
    text = """
    format = 1
    id = "x"
    version = "1"
    languages = ["en"]
    title.en = "é"
    scales.s = { min = 1, max = 2 }
    batteries = [{ id = "perception", suffix = "", scale = "s", stem.en = "" }]
    dimensions = [{ id = "d", title.en = "D" }]
    items = [{ id = "i", dimension = "d", text.en = "I" }]
    """
    canonical = (
        '{"batteries":[{"id":"perception","scale":"s","stem":{"en":""},"suffix":""}],"dimensions":[{"id":"d","title":{"en":"D"}}],'
        '"format":1,"id":"x","items":[{"dimension":"d","id":"i","text":{"en":"I"}}],"languages":["en"],'
        '"scales":{"s":{"max":2,"min":1}},"title":{"en":"é"},"version":"1"}'
    )
    assert instrument_from_toml(text, name="x").digest == hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "notepad.toml"
    path.write_text(SMALL, encoding="utf-8-sig")
    assert load_instrument(path).id == "small-desk"


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.toml") == f"There is no file {tmp_path / 'none.toml'}; check the path."
    assert "There is no file" in refusal("none.toml")
    unknown = refusal("servqual-99")
    assert unknown.startswith("There is no questionnaire “servqual-99”: give the path of a file, or one of ")
    assert all(id_ in unknown for id_ in bundled())


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    assert "cannot be read (Is a directory); check its permissions." in refusal(tmp_path)
    assert "cannot be read" in refusal("a\0.toml")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_forbidden_file_is_said(tmp_path: Path) -> None:
    path = tmp_path / "closed.toml"
    path.write_text(SMALL)
    path.chmod(0)
    assert "cannot be read (Permission denied)" in refusal(path)


def test_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes(b"format = 1\n# caf\xe9\n")
    assert refusal(path) == "latin.toml, line 2: the file is not UTF-8; save it again with the encoding UTF-8."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "format = 1\nid = servqual\n",
            "small.toml, line 2, column 6: this is not TOML: id = servqual (Invalid value).",
        ),
        (
            "format = 1\nformat = 2\n",
            "small.toml, line 2, column 11: this is not TOML: format = 2 (Cannot overwrite a value).",
        ),
        (
            'id = "x',
            "small.toml: the file breaks off before its end (Unterminated string); close the last text, list or table.",
        ),
        ("a = " + "[" * 5000, "small.toml: lists or tables are nested too deeply"),
        ("a = " + "9" * 5000, "small.toml: a number cannot be read"),
    ],
)
def test_what_is_not_toml_is_told_with_its_place(text: str, expected: str) -> None:
    assert [fault.startswith(expected) for fault in faults(text)] == [True], faults(text)


def test_loading_imports_no_statistics() -> None:
    code = (
        "import sys; from instruments.load import load_instrument; load_instrument('loket-lengkap');"
        "print([m for m in ('pandas', 'numpy', 'scipy', 'matplotlib', 'reportlab', 'PySide6') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
