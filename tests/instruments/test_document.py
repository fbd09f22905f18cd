"""`docs/instrument-format.md` holds to the code."""

import re
from pathlib import Path

import pytest

from instruments.blocks import blocks
from instruments.columns import variables
from instruments.grammar import BATTERY_IDS
from instruments.load import instrument_from_toml
from instruments.rules.questions import EDITIONS, KINDS, ROLES
from tests.instruments.small import faults, faults_with

PAGE = (Path(__file__).parents[2] / "docs" / "instrument-format.md").read_text(encoding="utf-8")
EXAMPLE = re.findall(r"```toml\n(.*?)```", PAGE, flags=re.DOTALL)[0]


def test_the_example_loads_and_makes_the_columns_that_the_page_names() -> None:
    names = " ".join(variable.name for variable in variables(instrument_from_toml(EXAMPLE, name="example")))
    assert f"`{names}`" in PAGE


def test_the_example_of_a_fault_is_what_the_program_says() -> None:
    said = re.findall(r"^my-survey\.toml(, line .*)$", PAGE, flags=re.MULTILINE)
    broken = EXAMPLE.replace('id = "q2"\ndimension = "speed"', 'id = "q2"\ndimension = "spede"')
    assert [fault.removeprefix("small.toml") for fault in faults(broken)] == said


# A table of the questionnaire in `small` → a line that opens it, under which a key that nobody knows is put.
TABLES = {
    "top": "format = 1\n",
    "scale": "[scales.skm4]\n",
    "battery": "[[batteries]]\n",
    "dimension": "[[dimensions]]\n",
    "item": "[[items]]\n",
    "points": "[weights]\n",
    "question": "[[questions]]\n",
}


@pytest.mark.parametrize("line", TABLES.values(), ids=TABLES)
def test_every_key_stands_on_the_page(line: str) -> None:
    (fault,) = faults_with(line, f"{line}zz = 1\n")
    keys = re.findall(r"[a-z_]+", fault.partition("Known are: ")[2])
    assert len(keys) > 2
    assert [key for key in keys if f"`{key}`" not in PAGE and f"[{key}" not in PAGE] == []


def test_every_block_stands_on_the_page() -> None:
    assert [block for block in blocks() if f"`{block}`" not in PAGE] == []


def test_every_word_of_the_format_stands_on_the_page() -> None:
    assert [word for word in (*BATTERY_IDS, *KINDS, *ROLES, *EDITIONS) if f"`{word}`" not in PAGE] == []
