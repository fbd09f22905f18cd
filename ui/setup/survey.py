"""What the survey is: its title, whose it is, and which version of which questionnaire is asked."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from instruments.columns import variables
from instruments.i18n import N_, _, language, ngettext
from instruments.load import load_instrument
from instruments.model import Instrument
from servqual_desk.set_up.setup_file import ENDING, write_setup_file
from servqual_desk.store.whole_files import replacing
from servqual_desk.words.responsible import CONTACT, OFFICE
from servqual_desk.words.section_words import length_words
from ui.jobs.save_questionnaire import save_staff_edition
from ui.shared_state import Desk
from ui.widgets.buttons import Button
from ui.widgets.dialogs import ask, choose_file, choose_place
from ui.widgets.form_entries import LineEntry
from ui.widgets.layout import card, column, row
from ui.widgets.plain_words import set_tip
from ui.widgets.section import Section
from ui.widgets.spoken_words import Label
from ui.widgets.wrapping_row import Wrapping

DIGEST_SHOWN = 12  # characters: enough to compare two by eye


class SurveySection(Section):
    """Title and office, and the questionnaire with the change to another version of it."""

    title = N_("Survey")
    advice = N_(
        "Title and office appear on every report, office and contact in the consent. The questionnaire was chosen when "
        "the survey was made; its version can change."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._title = LineEntry(N_("Title"))
        self._office = LineEntry(
            N_("Office"), hint=N_("The office responsible for the survey, as it should appear on the report.")
        )
        self._contact = LineEntry(
            N_("Contact"), hint=N_("Whom citizens ask to have their answers erased: a desk, a number or an address.")
        )
        for entry in (self._title, self._office, self._contact):
            entry.line.returnPressed.connect(self._save)
        save = Button(N_("Save"), self._save, kind="primary", picture="check", shown_key="Enter")
        self.lay_out(self._title, self._office, self._contact, row(save, 1), self.result, self._questionnaire())

    def _questionnaire(self) -> QWidget:
        self._name = Label(role="strong", wrap=True)
        self._length = Label(role="muted", wrap=True)
        self._version = Label(role="muted", wrap=True)
        self._version.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        adopt = Button(N_("Change to another version …"), self._choose_version, picture="open")
        edit = Button(
            N_("Make the next version …"),
            self._edit,
            picture="coding",
            tip=N_("Change words and questions in a new file; the responses keep the version that they answered"),
        )
        keep = Button(
            N_("Save as a file …"), picture="save", tip=N_("Save the questionnaire as a file, to be read or changed")
        )
        keep.clicked.connect(self._choose_copy)
        staff = Button(
            N_("Staff edition …"),
            self._choose_staff,
            picture="save",
            tip=N_("Save the questionnaire that asks staff what citizens expect, for gap 1 in the lab"),
        )
        hand_on = Button(
            N_("Set-up file for another laptop …"),
            self._choose_setup,
            picture="save",
            tip=N_("Save questionnaire, services, waves, people and targets, without any answer"),
        )
        return card(
            column(
                Label(N_("Questionnaire"), role="caption"),
                self._name,
                self._length,
                self._version,
                Wrapping(edit, adopt, keep, staff, hand_on),
            )
        )

    # Showing

    def refresh(self) -> None:
        project = self.desk.open_project
        self._title.put(project.title)
        self._office.put(project.setting(OFFICE))
        self._contact.put(project.setting(CONTACT))
        instrument = project.instrument
        self._name.say(lambda: instrument.title.get(language()))
        self._length.say(partial(length_words, instrument))
        self._version.say(partial(_version_words, instrument))
        set_tip(self._version, instrument.digest)

    def first(self) -> QWidget:
        return self._title.line

    # Saving

    def _save(self) -> None:
        if self.attempt(self._keep):
            self.desk.project_changed.emit()
            self.tell(N_("Saved."))

    def _keep(self) -> None:
        project, title = self.desk.open_project, self._title.needed()
        with project.transaction():
            for key, value in (("title", title), (OFFICE, self._office.text), (CONTACT, self._contact.text)):
                if value != project.setting(key):
                    project.set_setting(key, value)

    # Another version

    def _edit(self) -> None:
        self.desk.build(self.desk.open_project.instrument)

    def _choose_version(self) -> None:
        path = choose_file(
            self,
            _("Another version of the questionnaire"),
            kinds=_("Questionnaires") + " (*.toml)",
            folder=self.desk.open_project.path.parent,
        )
        if path is not None:
            self.change_version(path)

    def change_version(self, path: Path) -> None:
        """Go on with the version in this file, after asking once."""
        adopted: list[Instrument] = []

        def adopt() -> None:
            theirs = load_instrument(path)
            if self._agreed(theirs):
                self.desk.open_project.adopt(theirs)
                adopted.append(theirs)

        if self.attempt(adopt) and adopted:
            self.desk.project_changed.emit()
            self.desk.responses_changed.emit()
            self.tell(lambda: _("New interviews use version {version}.").format(version=adopted[0].version))

    def _agreed(self, theirs: Instrument) -> bool:
        ours = self.desk.open_project.instrument
        if theirs.digest == ours.digest:
            self.tell(N_("That is the version in use now; nothing was changed."))
            return False
        if theirs.id != ours.id:
            return True  # the project refuses it, and says why
        return ask(
            self,
            _("Change the questionnaire?"),
            _change_words(ours, theirs),
            yes=_("Change to version {version}").format(version=theirs.version),
            no=_("Leave it as it is"),
        )

    def _choose_copy(self) -> None:
        path = self._choose_file(_("Save the questionnaire"), self.desk.open_project.instrument.version)
        if path is not None:
            self.save_copy(path)

    def _choose_file(self, title: str, ending: str) -> Path | None:
        """Where a questionnaire is saved: beside the survey, by its own name, until somebody chooses otherwise."""
        project = self.desk.open_project
        return choose_place(
            self,
            title,
            kinds=_("Questionnaires") + " (*.toml)",
            suggestion=project.path.parent / f"{project.instrument.id}-{ending}.toml",
        )

    def save_copy(self, path: Path) -> None:
        """Write the questionnaire as a file."""
        self.save_as(path, self._write_copy, N_("Saved as {path}."))

    def _write_copy(self, path: Path) -> None:
        with replacing(path) as draft:
            draft.write_text(self.desk.open_project.instrument.source, encoding="utf-8")

    def _choose_staff(self) -> None:
        path = self._choose_file(_("Save the staff edition"), "staff")
        if path is not None:
            self.save_staff(path)

    def save_staff(self, path: Path) -> None:
        """Write the staff edition as a file, of which a survey of its own is made."""
        told = N_("Saved as {path}. Make a survey of its own with it, and compare both in the lab.")
        self.save_as(path, partial(save_staff_edition, self.desk.open_project.instrument), told)

    # Another laptop

    def _choose_setup(self) -> None:
        project = self.desk.open_project
        path = choose_place(
            self,
            _("Save the set-up file"),
            kinds=_("Set-up files") + f" (*{ENDING})",
            suggestion=project.path.with_suffix(ENDING),
        )
        if path is not None:
            self.save_setup(path)

    def save_setup(self, path: Path) -> None:
        """Write what another laptop begins with."""
        told = N_("Saved as {path}. On the other laptop choose Start, “From a set-up file”.")
        self.save_as(path, partial(write_setup_file, self.desk.open_project), told)


def _version_words(instrument: Instrument) -> str:
    return _("{id}, version {version}, fingerprint {digest}").format(
        id=instrument.id, version=instrument.version, digest=instrument.digest[:DIGEST_SHOWN]
    )


def _change_words(ours: Instrument, theirs: Instrument) -> str:
    before, after = ({variable.name for variable in variables(one)} for one in (ours, theirs))
    new, gone = len(after - before), len(before - after)
    return "\n".join(
        (
            _("From version {ours} to {theirs}.").format(ours=ours.version, theirs=theirs.version),
            ngettext("{n} column is added.", "{n} columns are added.", new).format(n=new),
            ngettext(
                "{n} column is no longer asked; its answers stay.",
                "{n} columns are no longer asked; their answers stay.",
                gone,
            ).format(n=gone),
            _("Unfinished interviews go on with the version they began with."),
        )
    )
