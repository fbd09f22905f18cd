"""What a person can read in a window: the words on what is seen, on each button that it may show, in its menus and lists."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)

DEEPEST = 400  # cells of a table that are read


def shown_words(root: QWidget) -> set[str]:
    """The words, each as it stands; of a tooltip also without its key."""
    QApplication.processEvents()
    found: set[str] = set()
    for one in (root, *root.findChildren(QWidget)):
        if one.isVisible() or isinstance(one, QMenu | QAbstractButton):
            found.update(_words_of(one))
    return {words.replace("&&", "&").strip() for words in found if words}


def _words_of(one: QWidget) -> list[str]:
    tip = one.toolTip()
    said = [tip, tip.rpartition(" (")[0], one.accessibleName(), one.windowTitle()]
    match one:
        case QLabel() | QAbstractButton():
            said.append(one.text())
        case QComboBox():
            said += [one.itemText(place) for place in range(one.count())]
        case QLineEdit():
            said.append(one.placeholderText())
        case QMenu():
            said += [action.text() for action in one.actions()]
        case QAbstractItemView():
            said += _cells(one.model())
    return said


def _cells(model: QAbstractItemModel) -> list[str]:
    heads = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]
    return [str(head) for head in heads if head] + _below(model, QModelIndex())


def _below(model: QAbstractItemModel, parent: QModelIndex) -> list[str]:
    said: list[str] = []
    for line in range(min(model.rowCount(parent), DEEPEST)):
        cells = [model.index(line, place, parent) for place in range(model.columnCount(parent))]
        said += [str(cell.data()) for cell in cells if cell.data()]
        said += _below(model, cells[0]) if cells else []
    return said
