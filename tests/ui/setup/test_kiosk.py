from PySide6.QtCore import Qt

from servqual_desk.people.pins import pin_matches
from servqual_desk.settings import load_settings
from tests.ui.setup.driving import press, shortcut, texts, write
from ui.setup.kiosk import KioskSection
from ui.widgets.spoken_words import FaultLine

SECTION = KioskSection


def test_the_pin_of_the_kiosk_belongs_to_the_survey(section: KioskSection) -> None:
    press(section.pins.first.line, Qt.Key.Key_Return)
    assert "Type the new PIN" in texts(section)

    write(section.pins.first.line, "135790")
    write(section.pins.again.line, "135790")
    press(section.pins.again.line, Qt.Key.Key_Return)

    assert pin_matches("135790", section.desk.open_project.setting("kiosk_pin"))
    assert load_settings().kiosk_pin == ""
    assert pin_matches("135790", section.desk.kiosk_pin)
    assert "A PIN is set." in texts(section)
    assert (section.pins.first.text, section.pins.again.text) == ("", "")


def test_what_is_wrong_with_a_pin_is_said_in_the_language_that_is_chosen_then(section: KioskSection) -> None:
    write(section.pins.first.line, "12")
    press(section.pins.first.line, Qt.Key.Key_Return)
    assert "A PIN is 4 to 8 digits." in texts(section.pins.first)

    shortcut(section, "Ctrl+L")

    assert "PIN terdiri atas 4 sampai 8 angka." in texts(section.pins.first)
    (fault,) = (line for line in section.pins.first.findChildren(FaultLine) if line.isVisible())
    assert fault.accessibleName() == fault.text()


def test_a_screen_reader_hears_the_hint_that_stands_there(section: KioskSection) -> None:
    first = section.pins.first
    assert first.line.accessibleDescription() == "No PIN is set. 4 to 8 digits."

    shortcut(section, "Ctrl+L")

    assert first.line.accessibleDescription() in texts(first)
    assert first.line.accessibleDescription().startswith("PIN belum diatur.")
