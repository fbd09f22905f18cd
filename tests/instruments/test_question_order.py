"""The order in which everything is asked."""

from instruments.load import instrument_from_toml
from instruments.question_order import Section, sections
from tests.instruments.small import SMALL


def asked(section: Section) -> tuple[str, str, str, list[str]]:
    battery = section.battery.id if section.battery else ""
    return section.kind, section.family, battery, [prompt.column for prompt in section.prompts]


def test_families_follow_each_other_each_with_its_batteries_and_weights() -> None:
    comment = '\n[[questions]]\nid = "c"\nkind = "text"\nrole = "comment"\ntext = { id = "Saran?", en = "Advice?" }\n'
    consent = comment.replace('"c"', '"agreed"').replace('"comment"', '"consent"')
    instrument = instrument_from_toml(SMALL + comment + consent, name="small")
    assert [asked(section) for section in sections(instrument)] == [
        ("consent", "", "", ["agreed"]),
        ("profile", "", "", ["channel", "apps"]),
        ("items", "servqual", "expectation", ["s1_e", "c1_e"]),
        ("items", "servqual", "perception", ["s1_p", "c1_p"]),
        ("weights", "servqual", "", ["w_speed"]),
        ("items", "skm", "perception", ["biaya_p"]),
        ("outcome", "", "", ["overall"]),
        ("comment", "", "", ["c"]),
    ]


def test_a_prompt_carries_what_a_face_needs() -> None:
    prompts = {p.column: p for s in sections(instrument_from_toml(SMALL, name="small")) for p in s.prompts}
    item = prompts["c1_e"]
    assert (item.kind, item.role, item.text.get("en")) == ("scale", "item", "Staff should be friendly.")
    assert item.stem is not None
    assert item.stem.get("id") == "Yang seharusnya"
    weights = prompts["w_speed"]
    assert (weights.kind, [v.name for v in weights.variables]) == ("weights", ["w_speed", "w_care"])
    assert prompts["apps"].show_if == "channel == 'online'"
    assert prompts["overall"].required
    assert not prompts["channel"].required
