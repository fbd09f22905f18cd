"""Who works: the button at the top that signs in, and out again."""

from instruments.i18n import N_, _
from ui.shared_state import Desk
from ui.widgets.buttons import Button


class PersonButton(Button):
    """Shown where a survey has people with a PIN."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        super().__init__(self._words, kind="quiet", key="Ctrl+I", tip=N_("Sign in by name and PIN, or sign out"))
        self.hide()
        self.clicked.connect(self._press)
        for signal in (desk.project_changed, desk.field_changed):
            signal.connect(self.refresh)

    def _words(self) -> str:
        person = self._desk.project.people.signed_in if self._desk.project else None
        return _("{name} – sign out").format(name=person.name) if person else _("Sign in")

    def refresh(self) -> None:
        """Say who is signed in."""
        project = self._desk.project
        self.setVisible(project is not None and any(one.has_pin for one in project.people.list()))
        self.speak()

    def _press(self) -> None:
        project = self._desk.open_project
        if project.people.signed_in:
            project.people.sign_out()
            self._desk.field_changed.emit()
            return
        from ui.widgets.sign_in_box import SignInBox  # only who presses needs it

        box = SignInBox(self.window(), project)
        box.stored.connect(self._desk.field_changed)
        box.open()
