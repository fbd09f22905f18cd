"""What goes into a data file: columns, codes or words, their language, a row for what, and whether it may be handed on."""

from typing import Literal

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from instruments.i18n import LANGUAGES, N_, _, language
from instruments.model import Instrument
from ui.data.column_list import ColumnList
from ui.data.export_tables import Tables
from ui.data.shareable_choices import ShareableChoices
from ui.jobs.export_data import ExportOptions
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, column, panel
from ui.widgets.one_checked import OneChecked
from ui.widgets.spoken_words import Label, Speaking, as_it_is
from ui.widgets.wrapping_row import Wrapping


class ExportChoices(Speaking, QWidget):
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
        self.tables = Tables()
        self.shareable = ShareableChoices()
        self.shareable.toggled.connect(self._offer)
        self.tables.chosen.connect(self._show_room)
        self.encrypted = QCheckBox()
        self._lay_out()
        self.speak()

    def _lay_out(self) -> None:
        def choice(words: str, of: OneChecked) -> QWidget:
            buttons = QHBoxLayout()
            for button in of.buttons:
                buttons.addWidget(button)
            return panel(column(Label(words, role="strong"), buttons, spacing=4))

        self.setLayout(
            column(
                Wrapping(
                    choice(N_("In the cells of scales and choices"), self.labels),
                    choice(N_("Language of labels and words"), self.languages),
                    choice(N_("A row"), self.shape),
                ),
                self.tables,
                self.columns,
                self.shareable,
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
        self.shareable.show_questionnaire(instrument)

    def make_room(self, *, is_package: bool, is_file: bool) -> None:
        """Another format: one table has room in it, or several; only a file can be encrypted."""
        self.tables.make_room(is_package=is_package)
        self.encrypted.setEnabled(is_file)
        self.encrypted.setChecked(self.encrypted.isChecked() and is_file)
        self._show_room()

    @property
    def language(self) -> str:
        """Of labels and words."""
        return str(self.languages.checked)

    def options(self) -> ExportOptions:
        """What was chosen.

        Raises:
            EntryError: how many is no whole number; it is said there.
        """
        columns = self.columns.columns if self._has_answers else ()
        labels: Literal["codes", "words"] = "words" if self.labels.checked == "words" else "codes"
        if self.shareable.is_wanted:
            number, quasi = self.shareable.number(), self.shareable.columns
            return ExportOptions(columns=columns, labels=labels, k=number, quasi=quasi)
        return ExportOptions(
            columns=columns,
            labels=labels,
            shape="long" if self.shape.checked == "long" and self._has_answers else "wide",
            tables=self.tables.tables,
        )

    @property
    def _has_answers(self) -> bool:
        return self.tables.tables[0] == "answers"

    def speak(self) -> None:
        self.encrypted.setText(_("Encrypt it with a passphrase"))

    def _show_room(self) -> None:
        """The log's tables have columns of their own, and are not to be handed on."""
        self.columns.setVisible(self._has_answers)
        self.shareable.setVisible(self._has_answers)

    def _offer(self, is_shareable: bool) -> None:
        self.columns.keep_to_shareable(is_shareable)
        self.shape.button("long").setEnabled(not is_shareable)
        self.tables.setVisible(not is_shareable)
        if is_shareable:
            self.shape.check("wide")
            self.tables.only_answers()
