"""What is said beneath an entry, and how long it stands."""

import pytest
from pytestqt.qtbot import QtBot

from servqual_desk.errors import AnswerError
from ui.widgets.form_entries import EntryError, LineEntry


def test_a_fault_goes_when_its_check_passes_though_another_entry_was_mended(qtbot: QtBot) -> None:
    entry, other = LineEntry("Hour"), LineEntry("Day")
    for one in (entry, other):
        qtbot.addWidget(one)

    def check() -> str:
        if not other.text:
            raise AnswerError("That hour has not come yet.")
        return other.text

    with pytest.raises(EntryError):
        entry.checked(check)
    assert (entry._fault.text(), entry.control.property("faulty")) == ("That hour has not come yet.", True)

    qtbot.keyClicks(other.line, "1")

    assert entry.checked(check) == "1"
    assert (entry._fault.text(), entry.control.property("faulty")) == ("", False)
