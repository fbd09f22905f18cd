"""What goes into a data file: columns, codes or words, their language, a row for what, and whether it may be handed on."""

from typing import Literal

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from instruments.i18n import LANGUAGES, N_, _, language
from instruments.model import Instrument
from ui.data.column_list import ColumnList
from ui.jobs.export_data import ExportOptions
from ui.widgets.buttons import Button
from ui.widgets.form_entries import WholeEntry
from ui.widgets.layout import GRID, column
from ui.widgets.one_checked import OneChecked
from ui.widgets.spoken_words import Label, as_it_is, speak_on_change
from ui.widgets.wrapping_row import Wrapping

K = 5
FEWEST, MOST = 2, 1000


class ExportChoices(QWidget):
    """`options` says what was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.labels, self.shape, self.languages = OneChecked(self), OneChecked(self), OneChecked(self)
        for key, words in (("codes", N_("Codes")), ("words", N_("Words"))):
            self.labels.add(key, Button(words, kind="choice"))
        for key, words in (("wide", N_("For each response")), ("long", N_("For each answer"))):
            self.shape.add(key, Button(words, kind="choice"))
        for code, words in LANGUAGES.items():
            self.languages.add(code, Button(as_it_is(words), kind="choice"))
        self.labels.check("codes")
        self.shape.check("wide")
        self.languages.check(language())
        self.columns = ColumnList()
        self.shareable = QCheckBox()
        self.k = WholeEntry(N_("How many share what others may know"), hint=N_("At least; 5 is usual."))
        self.k.put_number(K)
        self.k.hide()
        self.shareable.toggled.connect(self._offer_k)
        self.encrypted = QCheckBox()
        self._lay_out()
        self.speak()

    def _lay_out(self) -> None:
        def choice(words: str, of: OneChecked) -> QWidget:
            box = QWidget()
            buttons = QHBoxLayout()
            for button in of.buttons:
                buttons.addWidget(button)
            box.setLayout(column(Label(words, role="strong"), buttons, spacing=4))
            return box

        self.setLayout(
            column(
                Wrapping(
                    choice(N_("In the cells of scales and choices"), self.labels),
                    choice(N_("Language of labels and words"), self.languages),
                    choice(N_("A row"), self.shape),
                ),
                self.columns,
                self.shareable,
                Label(
                    N_(
                        "No identifiers, times, enumerators or own words; ages in bands, days by month; nobody stands alone "
                        "with what others may know of them."
                    ),
                    role="caption",
                    wrap=True,
                ),
                self.k,
                self.encrypted,
                Label(
                    N_("An encrypted .zip (AES-256); 7-Zip, for one, opens it with the passphrase that you give."),
                    role="caption",
                    wrap=True,
                ),
                spacing=GRID,
            )
        )

    def show_questionnaire(self, instrument: Instrument) -> None:
        """Offer its columns."""
        self.columns.show_columns(instrument)

    @property
    def language(self) -> str:
        """Of labels and words."""
        return str(self.languages.checked)

    def options(self) -> ExportOptions:
        """What was chosen.

        Raises:
            EntryError: how many is no whole number; it is said there.
        """
        columns = self.columns.columns
        labels: Literal["codes", "words"] = "words" if self.labels.checked == "words" else "codes"
        if self.shareable.isChecked():
            return ExportOptions(columns=columns, labels=labels, k=self._k())
        return ExportOptions(columns=columns, labels=labels, shape="long" if self.shape.checked == "long" else "wide")

    def _k(self) -> int:
        number = self.k.number()
        if number is None or not FEWEST <= number <= MOST:
            raise self.k.refuse(N_("Write a whole number from 2 to 1000."))
        self.k.clear_fault()
        return number

    def speak(self) -> None:
        self.shareable.setText(_("A file to hand on"))
        self.encrypted.setText(_("Encrypt it with a passphrase"))
        self.columns.keep_to_shareable(self.shareable.isChecked())

    def _offer_k(self, is_shareable: bool) -> None:
        self.k.setVisible(is_shareable)
        self.columns.keep_to_shareable(is_shareable)
        self.shape.button("long").setEnabled(not is_shareable)
        if is_shareable:
            self.shape.check("wide")

    def changeEvent(self, event: QEvent) -> None:
        speak_on_change(self, event)
        super().changeEvent(event)
