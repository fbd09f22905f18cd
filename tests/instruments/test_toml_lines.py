"""Lines and names of places in a TOML source."""

import tomllib

from instruments.toml_lines import line_of, lines, spell

SOURCE = '''\
# a comment with [brackets] and "quotes
format = 1
title = { id = "has [ and # inside", en = """two
lines""" }

[scales.agree7]
min = 1
labels.7 = { id = "Ya" }

[[items]]
id = "t1"
choices = [
    { id = "a", label = { id = "A" } },

    # ] a comment in a list
    { id = "b" },
]

[[items]]
id = "t2"
text.en = 'it''s'
numbers = [1.5, 2,
    3]
[items.extra]
"strange key" = true
'''.replace("'it''s'", "'its'")


def test_every_place_has_its_line() -> None:
    tomllib.loads(SOURCE)
    known = lines(SOURCE)
    expected = {
        ("format",): 2,
        ("title", "id"): 3,
        ("title", "en"): 3,
        ("scales", "agree7"): 6,
        ("scales", "agree7", "labels", "7", "id"): 8,
        ("items", 0): 10,
        ("items", 0, "id"): 11,
        ("items", 0, "choices", 0, "label", "id"): 13,
        ("items", 0, "choices", 1, "id"): 16,
        ("items", 1): 19,
        ("items", 1, "text", "en"): 21,
        ("items", 1, "numbers", 1): 22,
        ("items", 1, "numbers", 2): 23,
        ("items", 1, "extra", "strange key"): 25,
    }
    assert {place: known.get(place) for place in expected} == expected


def test_lines_do_not_depend_on_the_line_ending() -> None:
    assert lines(SOURCE.replace("\n", "\r\n")) == lines(SOURCE)


def test_a_missing_key_has_the_line_of_what_should_hold_it() -> None:
    assert line_of(("items", 1, "dimension"), lines(SOURCE)) == 19
    assert line_of(("languages",), lines(SOURCE)) == 1


def test_a_place_is_spelt_with_the_ids_on_its_way() -> None:
    document = tomllib.loads(SOURCE)
    assert spell(("items", 1, "dimension"), document) == 'items[1] "t2".dimension'
    assert spell(("items", 0, "choices", 1, "label"), document) == 'items[0] "t1".choices[1] "b".label'
    assert spell(("items", 1, "extra", "strange key"), document) == 'items[1] "t2".extra."strange key"'
    assert spell(("languages", 0), document) == "languages[0]"
