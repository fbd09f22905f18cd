"""What can be seen and done on the comments page."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from servqual_desk.responses.comment_coding import CommentCoding
from tests.ui.driving import Person, let_buttons_go
from ui.coding.code_form import CodeForm
from ui.coding.page import CodingPage

QUESTION = "remark"


class Coder:
    """A person at the comments page."""

    def __init__(self, person: Person) -> None:
        self.person = person
        page = person.window.page
        assert isinstance(page, CodingPage)
        self.page = page

    @property
    def coding(self) -> CommentCoding:
        return self.person.window.desk.open_project.comments

    # Seeing

    @property
    def comment(self) -> str:
        """The comment that is read."""
        return self.page.comment.text.toPlainText()

    def lines(self) -> list[tuple[str, str, bool]]:
        """Key, title, tick of every line of the codebook, indented by its depth."""
        tree = self.page.codebook.tree
        found = list[tuple[str, str, bool]]()

        def read(above: QModelIndex, depth: int) -> None:
            for row in range(tree.model().rowCount(above)):
                first, title = (tree.model().index(row, column, above) for column in range(2))
                ticked = Qt.CheckState(title.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
                found.append((first.data(), "  " * depth + title.data(), ticked))
                read(first, depth + 1)

        read(QModelIndex(), 0)
        return found

    def ticked(self) -> list[str]:
        """The titles of the codes that the comment has."""
        return [title.strip() for _key, title, ticked in self.lines() if ticked]

    def stored(self, coder: str) -> list[tuple[str, ...]]:
        """A coder's codes of each comment, as the project holds them."""
        return [comment.codes for comment in self.coding.comments(QUESTION, coder)]

    def form(self) -> CodeForm:
        """The form that is open."""
        QApplication.processEvents()
        found = QApplication.activeModalWidget()
        assert isinstance(found, CodeForm), found
        return found

    # Doing

    def press(self, *keys: str) -> None:
        self.person.press(*keys)

    def shortcut(self, keys: str) -> None:
        """A key of a button."""
        self.person.window.activateWindow()
        QTest.qWaitForWindowActive(self.person.window)
        QTest.keySequence(self.page, QKeySequence(keys))
        let_buttons_go()

    def say_name(self, name: str) -> None:
        """Type a name over the one that stands there, and finish with Enter."""
        line = self.page.head.coder.line
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, name)
        self.press("Enter")

    def click_tick(self, code: str) -> None:
        """Click on the tick box of a code."""
        tree = self.page.codebook.tree
        tree.choose(code)
        index = tree.currentIndex().siblingAtColumn(1)
        option = QStyleOptionViewItem()
        tree.initViewItemOption(option)
        option.rect = tree.visualRect(index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        box = tree.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, tree)
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
