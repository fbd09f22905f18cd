"""What the office puts around its papers: letterhead, logo, number, who signs; and of how many people numbers are published."""

from functools import partial
from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from instruments.i18n import N_, _, language
from servqual_desk.errors import AnswerError
from servqual_desk.fieldwork import office_papers as office
from servqual_desk.fieldwork.office_papers import OfficePapers, keep_office_papers, office_papers
from servqual_desk.publishing import SMALLEST_PUBLISHED
from servqual_desk.reported_figures.cards import laws_for
from ui.shared_state import Desk
from ui.widgets.buttons import Button
from ui.widgets.dialogs import choose_file
from ui.widgets.form_entries import LineEntry, WholeEntry, side_by_side
from ui.widgets.layout import Filling, row
from ui.widgets.plain_words import with_ampersands
from ui.widgets.section import Section
from ui.widgets.spoken_words import Label

LOGO_SIDE = 64  # pixels
BREAK = ";"  # between several lines that are entered in one


class LetterheadSection(Section):
    """Everything is optional; a paper without it simply lacks it."""

    title = N_("Letterhead")
    advice = N_("What stands at the top and at the end of every printed report, beside the office's name.")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._logo = b""
        self._picture, self._no_logo = Label(), Label(N_("No logo."), role="muted")
        self._make_entries()
        save = Button(N_("Save"), self._save, kind="primary", picture="check", shown_key="Enter")
        for entry in (*self._entries().values(), self.smallest):
            entry.line.returnPressed.connect(self._save)
        self.lay_out(
            self.lines,
            self._logo_and_buttons(),
            side_by_side(self.number, self.place),
            side_by_side(self.position, self.name, self.nip),
            self._basis_and_list(),
            self.smallest,
            row(save, 1),
            self.result,
        )

    def _make_entries(self) -> None:
        self.lines = LineEntry(
            N_("Lines under the office's name"),
            hint=N_("Address, telephone; several lines with a semicolon between them."),
        )
        self.number = LineEntry(N_("Number of the document"))
        self.place = LineEntry(N_("Place of signing"))
        self.position = LineEntry(N_("Position of who signs"))
        self.name = LineEntry(N_("Name of who signs"))
        self.nip = LineEntry(N_("Number of employment (NIP)"))
        self.basis = LineEntry(
            N_("Legal basis"),
            hint=N_("For the official report; several with a semicolon between them. Without it, the general laws."),
        )
        self.smallest = WholeEntry(
            N_("Smallest number of people that is published"),
            hint=N_("Fewer are printed as “less than”, and what would tell them is hidden too."),
        )

    def refresh(self) -> None:
        kept = office_papers(self.desk.open_project)
        for key, entry in self._entries().items():
            entry.put(f"{BREAK} ".join(kept.texts[key].splitlines()))
        self.smallest.put_number(kept.smallest)
        self._show_logo(kept.logo)

    def first(self) -> QWidget:
        return self.lines.line

    def _entries(self) -> dict[str, LineEntry]:
        return {
            office.LINES: self.lines,
            office.DOCUMENT_NUMBER: self.number,
            office.PLACE: self.place,
            office.POSITION: self.position,
            office.SIGNATORY: self.name,
            office.SIGNATORY_NUMBER: self.nip,
            office.LEGAL_BASIS: self.basis,
        }

    # Laws

    def _basis_and_list(self) -> QHBoxLayout:
        self.law_button = Button(
            N_("From the list of laws …"),
            self._offer_laws,
            kind="quiet",
            tip=N_("Add a law that papers name or that this survey rests on"),
        )
        self._laws = QMenu(self)
        return row(Filling(self.basis), self.law_button)

    def listed_laws(self) -> QMenu:
        """The laws to choose from, each as it would stand in the report."""
        self._laws.clear()
        for law in laws_for([unit.code for unit in self.desk.open_project.fieldwork.units()]):
            words = f"{law.name}: {law.about.get(language())}"
            self._laws.addAction(with_ampersands(words)).triggered.connect(partial(self._add_law, words))
        return self._laws

    def _offer_laws(self) -> None:
        self.listed_laws().popup(self.law_button.mapToGlobal(self.law_button.rect().bottomLeft()))

    def _add_law(self, words: str, _checked: bool = False) -> None:
        """Put it behind those that are there, once."""
        known = [part for one in self.basis.text.split(BREAK) if (part := one.strip())]
        self.basis.put(f"{BREAK} ".join(dict.fromkeys([*known, words])))
        self.basis.line.setFocus()

    # Logo

    def _logo_and_buttons(self) -> QHBoxLayout:
        choose = Button(N_("Choose a logo …"), self._choose_logo, picture="open", tip=N_("A PNG or JPEG file"))
        remove = Button(N_("Remove the logo"), self._remove_logo, kind="quiet")
        return row(self._picture, self._no_logo, choose, remove, 1)

    def _choose_logo(self) -> None:
        folder = self.desk.open_project.path.parent
        path = choose_file(self, _("Choose a logo"), kinds=_("Pictures") + " (*.png *.jpg *.jpeg)", folder=folder)
        if path is not None:
            self.take_logo(path)

    def take_logo(self, path: Path) -> None:
        """Show the logo in this file; saving keeps it."""
        self.attempt(partial(self._read_logo, path))

    def _read_logo(self, path: Path) -> None:
        try:
            self._show_logo(path.read_bytes())
        except OSError as error:
            sentence = _("{path} cannot be read: {reason}.")
            raise AnswerError(sentence.format(path=path, reason=error.strerror)) from error

    def _remove_logo(self) -> None:
        self._show_logo(b"")

    def _show_logo(self, content: bytes) -> None:
        self._logo, picture = content, QPixmap()
        picture.loadFromData(content)
        self._picture.setPixmap(picture.scaledToHeight(LOGO_SIDE) if not picture.isNull() else picture)
        self._picture.setVisible(bool(content))
        self._no_logo.setVisible(not content)

    # Saving

    def _save(self) -> None:
        if self.attempt(self._keep):
            self.desk.project_changed.emit()
            self.tell(N_("Saved."))

    def _keep(self) -> None:
        texts = {
            key: "\n".join(filter(None, (part.strip() for part in entry.text.split(BREAK))))
            for key, entry in self._entries().items()
        }
        smallest = self.smallest.number()
        papers = OfficePapers(
            texts=texts, logo=self._logo, smallest=SMALLEST_PUBLISHED if smallest is None else smallest
        )
        keep_office_papers(self.desk.open_project, papers)
