"""The file: how it was read, as chips that can be changed; when the interviews were held, where the file does not tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_
from servqual_desk.fieldwork.field_plan import Wave
from servqual_desk.importing.foreign_file import OpenQuestionError
from servqual_desk.words.wave_order import WAVE
from ui.data.importing import file_words
from ui.data.importing.detected_setting import Chip
from ui.jobs.import_data import Checked
from ui.widgets.choice_list import Option
from ui.widgets.form_entries import DayEntry
from ui.widgets.layout import GRID, column
from ui.widgets.spoken_words import as_it_is
from ui.widgets.wrapping_row import Wrapping

TEXTS = (".csv", ".tsv", ".txt")


class FileBand(QWidget):
    """`said` carries what a person says otherwise (encoding, delimiter, decimal, sheet, header, dates, service) and its value."""

    said = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.encoding, self.delimiter = Chip(N_("Encoding")), Chip(N_("Columns parted by"))
        self.decimal, self.sheet = Chip(N_("Decimal mark")), Chip(N_("Sheet"))
        self.header, self.dates = Chip(N_("Names in")), Chip(N_("Dates"))
        self.service, self.wave = Chip(N_("Written by")), Chip(N_("Wave of the responses"))
        self.day = DayEntry(N_("Day of the interviews"))
        self.day.hide()
        self.is_asking = False  # something without which the file cannot be read
        self._chips = {
            "encoding": self.encoding,
            "delimiter": self.delimiter,
            "decimal": self.decimal,
            "sheet": self.sheet,
            "header": self.header,
            "dates": self.dates,
            "service": self.service,
        }
        for what, chip in self._chips.items():
            chip.choice.chosen.connect(partial(self._say, what))
        self.setLayout(column(Wrapping(*self._chips.values(), self.wave, self.day), spacing=GRID))

    def forget(self) -> None:
        """Another file: nothing is known of it."""
        self.is_asking = False
        self.day.put("")
        self.day.hide()
        for chip in (*self._chips.values(), self.wave):
            chip.hide()
            chip.choice.offer(())

    # Showing

    def show_question(self, question: OpenQuestionError) -> None:
        """Ask what the file leaves open before it can be read."""
        self.is_asking = question.asks in ("encoding", "sheet")
        if question.asks == "encoding":
            self.encoding.show_found(file_words.ENCODINGS, None, is_open=True)
            self.encoding.choice.setFocus()
        elif question.asks == "sheet":
            options: list[Option] = [(name, as_it_is(name)) for name in question.options]
            self.sheet.show_found(options, None, is_open=True)
            self.sheet.choice.setFocus()

    def show_checked(self, checked: Checked, waves: Sequence[Wave], current: str) -> None:
        """Show how the file was read."""
        self.is_asking = False
        guesses, map_ = checked.found.guesses, checked.file.column_map if checked.file else None
        is_text = checked.path.suffix.lower() in TEXTS
        self.encoding.setVisible(is_text)
        self.delimiter.setVisible(is_text)
        if is_text and map_ is not None:
            self.encoding.show_found(file_words.ENCODINGS, map_.encoding or file_words.found_value(guesses, "encoding"))
            self.delimiter.show_found(
                file_words.DELIMITERS, map_.delimiter or file_words.found_value(guesses, "delimiter")
            )
        self._show_decimal(checked, is_text)
        self._show_place(checked, is_text)
        self._show_dates(checked)
        self.service.show_found(file_words.SERVICES, checked.found.preset or file_words.NO_SERVICE)
        self._show_day(checked, waves, current)

    def _show_decimal(self, checked: Checked, is_text: bool) -> None:
        said = checked.file.column_map.decimal if checked.file else ""
        doubt = bool(checked.found.decimal_doubt)
        self.decimal.setVisible(is_text or doubt or bool(said))
        if self.decimal.isVisibleTo(self):
            may_be_comma = checked.reading is not None and checked.reading.file.decimal_comma
            options = (file_words.EITHER_DECIMAL, *file_words.DECIMALS) if may_be_comma else file_words.DECIMALS
            self.decimal.show_found(options, said or ("" if may_be_comma else "."), is_open=doubt)

    def _show_place(self, checked: Checked, is_text: bool) -> None:
        sheets = [one.name for one in checked.reading.file.sheets] if checked.reading else []
        self.sheet.setVisible(len(sheets) > 1)
        if len(sheets) > 1:
            self.sheet.show_found([(name, as_it_is(name)) for name in sheets], checked.sheet)
        has_rows = is_text or checked.path.suffix.lower() == ".xlsx"
        self.header.setVisible(has_rows)
        if has_rows:
            self.header.show_found(file_words.header_rows(checked.header_row), str(checked.header_row))

    def _show_dates(self, checked: Checked) -> None:
        found, said = checked.found, checked.file.column_map.dates if checked.file else {}
        orders = {guess.value for guess in found.guesses if guess.what == "dates"} | set(said.values())
        is_open = bool(found.open_dates or found.open_times)
        self.dates.setVisible(is_open or bool(orders))
        if is_open:
            self.dates.show_found(file_words.ORDERS, None, is_open=True)
        elif orders:
            self.dates.show_found(file_words.ORDERS, min(orders))

    def _show_day(self, checked: Checked, waves: Sequence[Wave], current: str) -> None:
        self.day.setVisible(not checked.found.has_days)
        asks_wave = bool(waves) and WAVE not in checked.found.sources
        before = self.wave.value if self.wave.isVisibleTo(self) else current
        self.wave.setVisible(asks_wave)
        if asks_wave:
            options: list[Option] = [(one.code, as_it_is(one.title)) for one in waves]
            self.wave.show_found([*options, ("", N_("No wave"))], before)

    # What the person says

    def _say(self, what: str) -> None:
        self.said.emit(what, self._chips[what].value)

    def held(self) -> "Held":
        """When the interviews were held, where the file does not tell.

        Raises:
            EntryError: nobody has said the day; it is said there.
        """
        wave = self.wave.value if self.wave.isVisibleTo(self) else ""
        if not self.day.isVisibleTo(self):
            return Held(wave=wave)
        day = self.day.day()
        if day is None:
            raise self.day.refuse(N_("Write the day of the interviews; the file does not tell it."))
        return Held(day=day, wave=wave)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """When interviews were held: an ISO day, and the code of a wave; "" where the file tells it, or nobody."""

    day: str = ""
    wave: str = ""
