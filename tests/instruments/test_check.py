"""Every rule on a questionnaire file, each by one small change to a sound one."""

import pytest

from instruments.check import RULES
from instruments.i18n import use_language
from instruments.load import instrument_from_toml
from tests.instruments.small import SMALL, faults, faults_with

STEM = 'stem = { id = "Yang dialami", en = "What I experienced" }'
AGREE_LABELS = '{ 1 = { id = "Tidak setuju", en = "Disagree" }, 5 = { id = "Setuju", en = "Agree" } }'
LAST = SMALL.splitlines()[-1]


def test_the_small_questionnaire_is_sound() -> None:
    assert instrument_from_toml(SMALL, name="small.toml").id == "small-desk"


# A change (old, new) and the one fault that it makes, without the file's name.
ONE_FAULT = [
    # format, language, id of the questionnaire
    ("format = 1", "format = 2", "line 1, format: This program reads format 1"),
    (
        "format = 1",
        'format = "1"',
        "line 1, format: Here a whole number is needed, without quotes or decimals, not a text.",
    ),
    (
        "format = 1",
        "format = true",
        "line 1, format: Here a whole number is needed, without quotes or decimals, not true.",
    ),
    ('id = "small-desk"', 'id = "Small Desk"', "line 2, id: “Small Desk” cannot be an id; use lower-case letters"),
    ('version = "1.0.0"', "version = 1.0", "line 3, version: Here a text in quotes is needed, not a decimal number."),
    ('version = "1.0.0"', 'version = " "', "line 3, version: This text is empty"),
    ('languages = ["id", "en"]', 'languages = ["id", "en", "id"]', "line 4, languages[2]: “id” appears twice"),
    # keys
    ('version = "1.0.0"\n', "", "The key “version” is missing; add it."),
    (
        "reverse = false",
        "reversed = false",
        'items[1] "c1".reversed: The key “reversed” is unknown here; perhaps “reverse” is',
    ),
    (
        "reverse = false",
        "colour = 3",
        'items[1] "c1".colour: The key “colour” is unknown here; remove it. Known are: id,',
    ),
    (
        "reverse = false",
        'reverse = "no"',
        'items[1] "c1".reverse: Here true or false is needed, without quotes, not a text.',
    ),
    (
        'citation = "Made for tests."',
        "citation = 2026-01-01",
        "line 6, citation: Here a text in quotes is needed, not a date.",
    ),
    ("[weights]\ntotal = 100", "[weights]\ntotal = 2000000", "weights.total: This number is too large"),
    ("[weights]\ntotal = 100", "[weights]\ntotal = 0", "weights.total: There must be points to divide, at least 1"),
    # languages
    (
        'title = { id = "Loket kecil", en',
        "title = { en",
        "line 5, title: The text in the language “id” is missing; add id =",
    ),
    (
        '{ id = "Yang dialami", en',
        "{ en",
        'line 28, batteries[1] "perception".stem: The text in the language “id” is missing',
    ),
    (
        'en = "Don\'t know"',
        'de = "Weiß nicht", en = "Don\'t know"',
        "scales.agree5.missing.dk.de: “de” is not among the",
    ),
    ('"The queue is short."', '""', 'line 48, items[0] "s1".text.en: This text is empty'),
    (
        '{ id = "Antrean pendek.", en = "The queue is short." }',
        '"The queue."',
        'items[0] "s1".text: A text per language is needed',
    ),
    # scales
    (
        "min = 1\nmax = 5",
        "min = 5\nmax = 5",
        "line 9, scales.agree5.min: The minimum (5) must be smaller than the maximum (5)",
    ),
    ("min = 1\nmax = 4", "min = 1.0\nmax = 4", "scales.skm4.min: Here a whole number is needed"),
    (
        '5 = { id = "Setuju"',
        '6 = { id = "Setuju"',
        "scales.agree5.labels.6: The label's value 6 lies outside the scale",
    ),
    (
        '5 = { id = "Setuju"',
        'top = { id = "Setuju"',
        "scales.agree5.labels.top: A label belongs to a whole number of the",
    ),
    ('5 = { id = "Setuju"', '01 = { id = "Setuju"', "scales.agree5.labels.01: A label belongs to a whole number"),
    ("missing = { dk", "missing = { 9", "scales.agree5.missing.9: “9” cannot be the id of a non-answer; write a word"),
    ("missing = { dk", "missing = { nan", "scales.agree5.missing.nan: “nan” cannot be the id of a non-answer"),
    (
        "[scales.skm4]",
        "[scales.points]\nmin = 0\nmax = 20000\n\n[scales.skm4]",
        "scales.points.max: The scale has more than",
    ),
    ("[scales.skm4]", "[scales.Points]\nmin = 0\nmax = 2\n\n[scales.skm4]", "scales.Points: “Points” cannot be an id"),
    ('scale = "skm4"', "", 'items[2] "biaya".scale: An element of the family skm is answered from 1 to 4'),
    # names
    ('id = "s1"', 'id = "S1"', 'items[0] "S1".id: “S1” cannot name a column; use lower-case letters, digits and _'),
    ('id = "s1"', 'id = "1s"', 'items[0] "1s".id: “1s” cannot name a column'),
    ('id = "s1"', 'id = "c1"', 'items[1] "c1".id: “c1” appears twice; each must be different.'),
    ('id = "apps"', 'id = "channel"', 'questions[1] "channel".id: “channel” appears twice'),
    (
        'id = "overall"',
        'id = "s1_p"',
        'questions[2] "s1_p".id: The column s1_p already belongs to items “s1”; choose another',
    ),
    ('id = "overall"', 'id = "w_care"', "The column w_care already belongs to dimensions “care”"),
    (
        'id = "overall"',
        'id = "sqd_mode"',
        'questions[2] "sqd_mode".id: Names that begin with sqd_ belong to the program',
    ),
    ('suffix = "p"', 'suffix = "e"', 'line 26, batteries[1] "perception".suffix: “e” appears twice'),
    (
        'suffix = "p"',
        'suffix = ""',
        'batteries[1] "perception".suffix: The suffix may be empty only where there is one battery',
    ),
    ('suffix = "p"', 'suffix = "P "', 'batteries[1] "perception".suffix: “P ” cannot end a column\'s name'),
    ('family = "skm"', 'family = "SKM"', 'dimensions[2] "skm".family: “SKM” cannot be an id'),
    # references
    (
        'scale = "agree5"',
        'scale = "agree9"',
        'batteries[0] "expectation".scale: There is no scale “agree9”; add [scales.agree9]',
    ),
    (
        'scale = "agree5"\nrequired',
        'scale = "agree9"\nrequired',
        'questions[2] "overall".scale: There is no scale “agree9”',
    ),
    ('batteries = ["perception"]', 'batteries = ["importance"]', 'items[2] "biaya".batteries[0]: There is no battery'),
    ('batteries = ["perception"]', "batteries = []", 'items[2] "biaya".batteries: This list is empty'),
    ('["perception"]', '["perception", "perception"]', 'items[2] "biaya".batteries[1]: “perception” appears twice'),
    (
        'family = "servqual"\nprompt',
        'family = "cohen"\nprompt',
        "weights.family: No dimension belongs to the family “cohen”;",
    ),
    (
        'family = "servqual"\nprompt',
        "prompt",
        "weights: There are several families, so say whose dimensions share the points",
    ),
    (
        '[[items]]\nid = "s1"',
        '[[dimensions]]\nid = "cost"\ntitle = { id = "B", en = "C" }\n\n[[items]]\nid = "s1"',
        'line 45, dimensions[3] "cost": The dimension “cost” has no items; add some, or remove it.',
    ),
    # questions
    (
        'kind = "text"',
        'kind = "texts"',
        'questions[1] "apps".kind: “texts” is none of scale, choice, choices, ranking, integer,',
    ),
    (
        'role = "outcome"',
        'role = "result"',
        'questions[2] "overall".role: “result” is none of outcome, profile, comment,',
    ),
    (
        'scale = "agree5"\nrequired',
        "required",
        'questions[2] "overall": A question of the kind scale needs the key “scale”;',
    ),
    (
        'kind = "text"',
        'kind = "choices"',
        'questions[1] "apps": A question of the kind choices needs the key “choices”; add it.',
    ),
    ('kind = "text"', 'kind = "text"\nscale = "skm4"', 'questions[1] "apps".scale: A question of the kind text has no'),
    (
        'kind = "choice"',
        'kind = "integer"',
        'questions[0] "channel".choices: A question of the kind integer has no “choices”',
    ),
    (
        'kind = "text"',
        'kind = "text"\nrole = "outcome"',
        'questions[1] "apps".role: An outcome is a number (scale, integer, ',
    ),
    ('en = "Counter" } }', 'en = "Counter" }, refuses = true }', ".refuses: Only a choice of a consent can"),
    # limits
    ('kind = "text"', 'kind = "text"\nmin = 1', 'questions[1] "apps".min: A question of the kind text has no “min”'),
    ('kind = "text"', 'kind = "number"\nnot_after = "today"', ".not_after: A question of the kind number has no"),
    ('kind = "text"', 'kind = "integer"\nmin = 9\nmax = 1', 'questions[1] "apps".min: “min” is above “max”'),
    ('kind = "text"', 'kind = "integer"\nmax = 1e300', 'questions[1] "apps".max: This number is too large'),
    ('kind = "text"', 'kind = "integer"\nmax = "9"', ".max: A number is needed here, without quotes, not a text."),
    ('kind = "text"', 'kind = "date"\nnot_after = "2026-02-30"', 'apps".not_after: “2026-02-30” is no day'),
    (
        'kind = "text"',
        'kind = "date"\nnot_before = "2026-02-03"\nnot_after = "2026-02-01"',
        "“not_before” is above “not_after”",
    ),
    # families, minutes, names
    ("[weights]", '[families.spa]\ntitle = { id = "a", en = "b" }\n\n[weights]', "families.spa: No dimension"),
    (
        "[weights]",
        '[families.servqual]\nstem = { id = "a", en = "b" }\n\n[weights]',
        ".stem: The family “servqual” is asked",
    ),
    (
        'version = "1.0.0"',
        'version = "1.0.0"\nminutes = 0',
        "line 4, minutes: An interview takes from 1 to 240 minutes",
    ),
    ('id = "apps"', f'id = "{"a" * 65}"', "has 65 characters; a name has 64 at most"),
    ('"Antrean pendek."', '"Antrean\\u0000pendek."', 'items[0] "s1".text.id: The text holds the code U+0000'),
    ('"Antrean pendek."', '"Antrean\\uFFFEpendek."', 'items[0] "s1".text.id: The text holds the code U+FFFE'),
    # conditions
    ("channel == 'online'", "chanel == 'online'", 'questions[1] "apps".show_if: There is no column “chanel”'),
    (
        "channel == 'online'",
        "channel == online",
        'questions[1] "apps".show_if: There is no column “online”; texts are put in',
    ),
    ("channel == 'online'", "channel == 'on-line'", "“on-line” is no answer of “channel”; these are: counter, online."),
    ("channel == 'online'", "channel == 1", "“channel” is compared with a choice's id, so write it in quotes."),
    (
        "channel == 'online'",
        "channel = 'online'",
        'line 82, questions[1] "apps".show_if: Character 9 of the condition, “=”',
    ),
    (
        "channel == 'online'",
        "overall > 3",
        "“overall” is not asked before this question, which would so never be shown",
    ),
    ("channel == 'online'", "apps != 'x'", "“apps” is not asked before this question"),
    (LAST, LAST + "\nshow_if = \"s1_p == 'never'\"", "“never” is no answer of “s1_p”; these are: dk."),
]


@pytest.mark.parametrize(("old", "new", "expected"), ONE_FAULT)
def test_one_change_makes_one_fault(old: str, new: str, expected: str) -> None:
    found = faults_with(old, new)
    assert [expected in fault for fault in found] == [True], found
    assert found[0].startswith("small.toml")


# A change and all that follows from it.
SEVERAL_FAULTS = [
    ('languages = ["id", "en"]', "languages = []", ["languages: This list is empty"]),
    ('languages = ["id", "en"]', 'languages = ["indonesia"]', ["languages[0]: “indonesia” is no code of a language"]),
    (
        'id = "perception"',
        'id = "experience"',
        ["There is no battery “experience”", "There is no battery “perception” here"],
    ),
    (
        "text.perception =",
        "text.desired =",
        [
            "The wording for the battery “perception” is missing; add text.perception.",
            'items[1] "c1".text.desired: The item is not asked in the battery “desired”',
        ],
    ),
    (
        "text.perception =",
        "text.en =",
        ["“en” cannot be given beside wordings per battery", "The wording for the battery"],
    ),
    (
        'dimension = "speed"\n',
        "",
        ['items[0] "s1": The key “dimension” is missing; add it.', "The dimension “speed” has no"],
    ),
    (
        'dimension = "speed"',
        'dimension = "pace"',
        ['line 47, items[0] "s1".dimension: There is no dimension “pace”; add it'],
    ),
    (
        'id = "care"',
        'id = "speed"',
        ['dimensions[1] "speed".id: “speed” appears twice', "There is no dimension “care”"],
    ),
    (
        'id = "online"',
        'id = "counter"',
        ['choices[1] "counter".id: “counter” appears twice', "“online” is no answer of"],
    ),
    (
        'id = "online"',
        'id = "on;line"',
        ['choices[1] "on;line".id: “on;line” cannot be the id of a choice; use letters'],
    ),
    (
        "min = 1\nmax = 4",
        "min = 0\nmax = 4",
        ['items[2] "biaya".scale: An element of the family skm is answered from 1 to 4'],
    ),
    (
        'suffix = "p"\nscale = "agree5"',
        'suffix = "p"\nscale = "skm4"',
        ["“expectation” is subtracted from “perception”"],
    ),
    (
        'id = "speed"',
        'id = "overall"',
        ["The results use the name “overall” themselves", "There is no dimension “speed”"],
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), SEVERAL_FAULTS)
def test_a_change_is_followed_through(old: str, new: str, expected: list[str]) -> None:
    found = faults_with(old, new)
    assert all(any(part in fault for fault in found) for part in expected), found


def test_a_battery_that_no_item_is_asked_in_is_a_fault() -> None:
    battery = '[[batteries]]\nid = "importance"\nsuffix = "i"\nscale = "agree5"\nstem = { id = "a", en = "b" }\n\n[[dimensions]]'
    text = SMALL.replace("[[dimensions]]", battery, 1).replace(
        'dimension = "speed"', 'dimension = "speed"\nbatteries = ["expectation", "perception"]'
    )
    text = text.replace("reverse = false", 'batteries = ["expectation", "perception"]')
    assert [fault.partition(": ")[2][:50] for fault in faults(text)] == [
        "No item is asked in the battery “importance”; name"
    ]


def test_every_problem_is_listed_at_once_in_the_files_order() -> None:
    text = SMALL.replace("format = 1", "format = 3").replace("min = 1\nmax = 5", "min = 9\nmax = 5")
    text = text.replace('dimension = "skm"', 'dimension = "cost"') + 'colour = "red"\n'
    assert [fault.split(": ")[0] for fault in faults(text)] == [
        "small.toml, line 1, format",
        "small.toml, line 9, scales.agree5.min",
        'small.toml, line 40, dimensions[2] "skm"',
        'small.toml, line 59, items[2] "biaya".dimension',
        'small.toml, line 91, questions[2] "overall".colour',
    ]


def test_an_item_may_be_called_like_a_dimension_or_a_question() -> None:
    instrument = instrument_from_toml(SMALL.replace('id = "s1"', 'id = "speed"'), name="small")
    assert instrument.item("speed").dimension == "speed"
    instrument_from_toml(SMALL.replace('id = "s1"', 'id = "overall"'), name="small")


def test_an_empty_suffix_makes_items_and_questions_share_their_names() -> None:
    one = SMALL.replace('suffix = "p"', 'suffix = ""')
    start, end = one.index('[[batteries]]\nid = "expectation"'), one.index('[[batteries]]\nid = "perception"')
    one = (one[:start] + one[end:]).replace(
        'text.expectation = { id = "Petugas harus ramah.", en = "Staff should be friendly." }\n', ""
    )
    assert instrument_from_toml(one, name="small").batteries[0].suffix == ""
    assert "The column s1 already belongs to items “s1”" in faults(one.replace('id = "overall"', 'id = "s1"'))[0]


def test_weights_without_a_family_take_the_only_one() -> None:
    text = SMALL.replace('family = "servqual"\nprompt', "prompt").replace('family = "skm"\n', 'family = "servqual"\n')
    weights = instrument_from_toml(text, name="small").weights
    assert weights is not None
    assert weights.family == "servqual"


def test_weights_without_a_family_take_the_unnamed_one() -> None:
    weights = instrument_from_toml(SMALL.replace('family = "servqual"\n', ""), name="small").weights
    assert weights is not None
    assert weights.family == ""


def test_no_rule_stands_twice() -> None:
    assert len(set(RULES)) == len(RULES)


def test_faults_are_told_in_the_users_language_or_at_least_told() -> None:
    with use_language("id"):
        assert "small.toml" in faults_with("format = 1", "format = 2")[0]


def test_more_columns_than_a_row_can_hold_are_refused() -> None:
    items = "".join(
        f'\n[[items]]\nid = "x{number}"\ndimension = "speed"\ntext = {{ id = "a", en = "b" }}\n'
        for number in range(760)
    )
    (fault,) = faults(SMALL.replace("[weights]", f"{items}\n[weights]", 1))
    assert "The questionnaire has 1530 columns, and 1500 are the most; divide it into several." in fault
