"""The blank form: how many copies, which numbers, in which language; a PDF to be printed."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from instruments.i18n import LANGUAGES, N_, _, language, ngettext
from servqual_desk.interviewing.paper_serials import LONGEST, MOST_AT_ONCE, numbered
from servqual_desk.words.responsible import CONTACT
from ui.jobs.blank_form import Order, Printed, print_form
from ui.jobs.survey_folder import documents, file_stem
from ui.shared_state import Desk
from ui.widgets.buttons import Button
from ui.widgets.dialogs import choose_place
from ui.widgets.form_entries import EntryError, LineEntry, WholeEntry, side_by_side
from ui.widgets.layout import GRID, Measure, column, empty, scrolling
from ui.widgets.one_checked import OneChecked
from ui.widgets.save_button import Saving
from ui.widgets.spoken_words import Label, as_it_is, said

WIDEST = 760

_PREFIX = "form_prefix"  # of the project: what stood before the numbers the last time


class FormView(QWidget):
    """Numbers go on where the last printing ended, so that no two forms have the same."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.title, self.office = LineEntry(N_("Title")), LineEntry(N_("Office"), hint=N_("Printed above the title."))
        self.copies = WholeEntry(N_("Copies"))
        self.first = WholeEntry(N_("First number"))
        self.prefix = LineEntry(N_("Before the number"), hint=N_("Such as MPP-. May be empty."))
        self.prefix.line.setMaxLength(LONGEST // 2)
        self.both_sides, self.with_numbers = QCheckBox(), QCheckBox()
        self.with_numbers.setChecked(True)
        self.with_numbers.toggled.connect(self._offer)
        self.languages, self._language_row = OneChecked(self), QHBoxLayout()
        self._printed = Label(self._printed_words, role="muted", wrap=True)
        self.saving = Saving(Button(N_("Save as PDF …"), kind="primary", picture="pdf", key="Ctrl+P"))
        self.saving.save.clicked.connect(self._browse)
        self._lay_out()
        self.saving.done.connect(self._note_written)
        self.speak()

    def _lay_out(self) -> None:
        sheet = QWidget()
        self.setLayout(column(scrolling(Measure(sheet, WIDEST), by_arrows=False)))
        sheet.setLayout(
            column(
                Label(N_("Blank form on paper"), role="title"),
                Label(
                    N_(
                        "The questions with the codes and keys of the screen, so that they are typed in as they stand. "
                        "Each form has a number of its own, which is entered with its answers."
                    ),
                    role="muted",
                    wrap=True,
                ),
                column(Label(N_("Language"), role="strong"), self._language_row, spacing=4),
                self.title,
                self.office,
                self.with_numbers,
                side_by_side(self.copies, self.prefix, self.first),
                self._printed,
                self.both_sides,
                self.saving,
                1,
                spacing=2 * GRID,
                margins=(0, 16, GRID, 24),
            )
        )

    def begin(self) -> None:
        self.copies.line.setFocus()
        self.copies.line.selectAll()

    # Showing

    def forget(self) -> None:
        """Another project: its title, its office, its next number."""
        project = self._desk.open_project
        self.title.put(project.title)
        self.office.put(project.setting("organisation"))
        self.copies.put_number(1)
        self.prefix.put(project.setting(_PREFIX))
        self.saving.forget()
        self._offer_languages(project.instrument.languages)
        self.refresh()

    def refresh(self) -> None:
        """Go on numbering where the last printing ended."""
        self.first.put_number(self._desk.open_project.paper_serials.next_number())
        self._printed.speak()
        self._printed.setVisible(bool(self._printed.text()))

    def _offer_languages(self, codes: tuple[str, ...]) -> None:
        """The questionnaire's languages, with the one that is spoken now chosen."""
        empty(self._language_row)
        self.languages = OneChecked(self)
        for code in codes:
            button = Button(as_it_is(LANGUAGES.get(code, code)), kind="choice")
            self.languages.add(code, button)
            self._language_row.addWidget(button)
        self._language_row.addStretch(1)
        self.languages.check(language() if language() in codes else codes[0])

    def _offer(self) -> None:
        for entry in (self.copies, self.prefix, self.first):
            entry.setVisible(self.with_numbers.isChecked())
        self._printed.setVisible(self.with_numbers.isChecked() and bool(self._printed.text()))

    def speak(self) -> None:
        self.both_sides.setText(said(N_("Printed on both sides: each copy begins on a new sheet")))
        self.with_numbers.setText(said(N_("Number the forms")))

    def _printed_words(self) -> str:
        if self._desk.project is None:
            return ""
        printed = self._desk.open_project.paper_serials.next_number() - 1
        return _("Printed so far: up to number {number}.").format(number=printed) if printed else ""

    # Writing

    def order(self) -> Order:
        """What is asked for.

        Raises:
            EntryError: an entry cannot be used, and has said so.
        """
        title = self.title.needed()
        serials = self._serials() if self.with_numbers.isChecked() else ()
        return Order(
            language=str(self.languages.checked),
            title=title,
            organisation=self.office.text,
            contact=self._desk.open_project.setting(CONTACT),
            serials=serials,
            first=self.first.number() or 1,
            both_sides=self.both_sides.isChecked(),
        )

    def _serials(self) -> tuple[str, ...]:
        copies, first = self.copies.number(), self.first.number()
        if not copies or copies > MOST_AT_ONCE:
            raise self.copies.refuse(partial(_copies_words, MOST_AT_ONCE))
        if not first:
            raise self.first.refuse(N_("Write the number of the first form, such as 1."))
        return self.prefix.checked(partial(numbered, first, copies, prefix=self.prefix.text))

    def _browse(self) -> None:
        try:
            order = self.order()
        except EntryError:  # the entry has said it
            return
        name = _("{title} form").format(title=self._desk.open_project.title)
        suggestion = documents() / (file_stem(name) + ".pdf")
        path = choose_place(self, _("Save the blank form"), kinds="PDF (*.pdf)", suggestion=suggestion)
        if path is not None:
            self.write(path, order)

    def write(self, path: Path, order: Order) -> None:
        """Write the PDF."""
        project = self._desk.open_project
        if self.prefix.text != project.setting(_PREFIX):
            project.set_setting(_PREFIX, self.prefix.text)
        self.saving.start(partial(print_form, project.path, path, order=order))

    def _note_written(self, printed: Printed) -> None:
        serials = printed.order.serials
        self.refresh()
        self.saving.written.show_written(printed.path, partial(_written_words, serials))


def _copies_words(most: int) -> str:
    return _("Write how many forms you want, from 1 to {most}.").format(most=most)


def _written_words(serials: tuple[str, ...]) -> str:
    if not serials:
        return _("Saved, one form without a number:")
    if len(serials) == 1:
        return _("Saved, the form {serial}:").format(serial=serials[0])
    n = len(serials)
    return ngettext("Saved, {n} form, {first} to {last}:", "Saved, {n} forms, {first} to {last}:", n).format(
        n=n, first=serials[0], last=serials[-1]
    )
