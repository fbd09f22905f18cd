"""Someone who writes a questionnaire: chooses parts, types words, chooses from lists, saves."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QMessageBox, QWidget

from instruments.toml_lines import Place
from instruments.writing import Document
from tests.ui.driving import Person, let_buttons_go, when_a_box_opens
from ui.builder.editing_view import EditingView
from ui.builder.editors.editor import Editor
from ui.builder.editors.words_editor import WordsEditor
from ui.builder.page import BuilderPage
from ui.widgets.choice_list import Choice


def shortcut(person: Person, *keys: str) -> None:
    """Keys of buttons."""
    for key in keys:
        person.press(key)
        let_buttons_go()


class Author:
    """A person at the builder."""

    def __init__(self, person: Person) -> None:
        self.person = person
        page = person.window.page
        assert isinstance(page, BuilderPage)
        self.page = page

    @property
    def view(self) -> EditingView:
        return self.page.editing

    @property
    def document(self) -> Document:
        return self.view.edited.document

    # Choosing

    def choose(self, place: Place) -> None:
        """Walk down the tree with the arrow key, as far as the part."""
        tree = self.view.parts.tree
        tree.setFocus()
        self.person.press("Home")
        for _step in range(200):
            if tree.place == place:
                return
            self.person.press("Down")
        raise AssertionError(f"{place} is not in the tree")

    def add(self, words: str) -> None:
        """Insert, then the line of the menu that says these words."""
        self.view.parts.tree.setFocus()
        self.person.press("Ins")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _step in range(len(menu.actions())):
            active = menu.activeAction()
            if active is not None and active.text() == words:
                break
            QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
        self.person.window.activateWindow()  # which a window manager does by itself when a menu is closed
        QTest.qWaitForWindowActive(self.person.window)

    def pick(self, choice: Choice, value: str) -> None:
        """Choose from a list with the arrow keys."""
        choice.setFocus()
        QTest.keyClick(choice, Qt.Key.Key_Home)
        for _step in range(choice.values.index(value)):
            QTest.keyClick(choice, Qt.Key.Key_Down)

    # Typing

    def editor(self, *key: str) -> Editor:
        return self.view.form.editor(*key)

    def words(self, language: str, text: str, *key: str) -> None:
        """Write over the words in one language."""
        editor = self.editor(*(key or ("text",)))
        assert isinstance(editor, WordsEditor)
        self.write(editor.boxes[language], text)

    def write(self, widget: QWidget, text: str) -> None:
        """Click into a field and type over what stands there."""
        QTest.mouseClick(widget.viewport() if hasattr(widget, "viewport") else widget, Qt.MouseButton.LeftButton)
        widget.setFocus()
        self.person.press("Ctrl+A", "Del")
        self.person.write(text)

    def line(self, *key: str) -> QLineEdit:
        """The line of a field."""
        found = self.editor(*key).findChild(QLineEdit)
        assert found is not None
        return found

    def choices(self, parent: QWidget) -> list[Choice]:
        """The lists that are seen in a part of the form."""
        QApplication.processEvents()
        return [one for one in parent.findChildren(Choice) if one.isVisible()]

    # Files and boxes

    def save_as(self, path: Path) -> None:
        """Ctrl+S, and the name into the dialog."""
        assert self.view.edited.faults == ()

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QFileDialog):
                dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
                dialog.accept()
            if not path.is_file():  # the box is not there yet, or did not take the name yet
                QTimer.singleShot(50, answer)

        QTimer.singleShot(50, answer)
        self.person.press("Ctrl+S")
        self.person.wait(path.is_file)

    def changes(self) -> str:
        """What the box of changes says."""
        said: list[str] = []

        def read(box: QMessageBox) -> None:
            said.append(box.informativeText())
            box.buttons()[0].click()

        when_a_box_opens(QMessageBox, read)
        self.person.click("Changes …")
        return said[0]
