"""The staff edition: the same statements of what is expected, asked of staff, and nothing else."""

import pytest

from instruments.editing.staff_edition import staff_edition
from instruments.errors import InstrumentError
from instruments.load import bundled, instrument_from_document, load_instrument
from instruments.model import Instrument

EXPECTING = [name for name in bundled() if any("expectation" in item.batteries for item in load_instrument(name).items)]


def made(name: str) -> Instrument:
    return instrument_from_document(staff_edition(load_instrument(name)), name="staff.toml")


@pytest.mark.parametrize("name", EXPECTING)
def test_the_same_statements_on_the_same_scale(name: str) -> None:
    own, staff = load_instrument(name), made(name)
    expected = [item for item in own.items if "expectation" in item.batteries]
    assert [item.id for item in staff.items] == [item.id for item in expected]
    for item in expected:
        assert staff.scale_of(staff.item(item.id), "expectation") == own.scale_of(item, "expectation")
        assert staff.item(item.id).texts["expectation"] == item.texts["expectation"]


@pytest.mark.parametrize("name", EXPECTING)
def test_staff_are_asked_for_their_consent_and_nothing_of_themselves(name: str) -> None:
    staff = made(name)
    assert staff.edition == "staff"
    assert [question.id for question in staff.questions] == ["consent"]
    assert "warga" in staff.batteries[0].stem.get("id")


def test_what_asks_no_expectation_has_no_staff_edition() -> None:
    with pytest.raises(InstrumentError, match="does not ask what citizens expect"):
        staff_edition(load_instrument("skm-9"))
    with pytest.raises(InstrumentError, match="is for staff already"):
        staff_edition(made("servqual-22"))
