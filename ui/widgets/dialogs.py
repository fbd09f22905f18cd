"""Questions and messages in a box of their own, and the choice of a file, with buttons in our own words."""

import sys
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QWidget

from instruments.i18n import _
from ui import theme
from ui.icons import icon
from ui.widgets.one_gesture import GestureGuard, screen_appeared


def tell(parent: QWidget | None, title: str, sentences: Iterable[str]) -> None:
    """Say something that must be read before going on."""
    box = _box(parent, title, "\n\n".join(sentences))
    box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
    _show(box)


def ask(parent: QWidget | None, title: str, sentence: str, *, yes: str, no: str) -> bool:
    """Ask once before something final; `yes` and `no` say what each button does. Escape is no."""
    box = _box(parent, title, sentence)
    agreed = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    refused = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(refused)
    box.setEscapeButton(refused)
    _show(box)
    return box.clickedButton() is agreed


def _box(parent: QWidget | None, title: str, text: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setText(title)
    box.setInformativeText(text)
    for label in box.findChildren(QLabel):  # names and paths stand in both, and are no markup
        label.setTextFormat(Qt.TextFormat.PlainText)
    box.setIconPixmap(icon("warning", theme.current().accent).pixmap(32, 32))
    return box


def _show(box: QMessageBox) -> None:
    """Until it is answered; not by the gesture that brought it."""
    guard = GestureGuard(box)
    for button in box.buttons():
        button.installEventFilter(guard)
    screen_appeared()
    box.exec()


def choose_file(parent: QWidget, title: str, *, kinds: str, folder: Path) -> Path | None:
    """A file to read, or None when the person changed their mind. `kinds` is Qt's filter: "Projects (*.sqd)"."""
    return _chosen(_file_dialog(parent, title, kinds, folder, accept=_("Open"), mode=QFileDialog.FileMode.ExistingFile))


def choose_files(parent: QWidget, title: str, *, kinds: str, folder: Path) -> list[Path]:
    """Files to read; none when the person changed their mind."""
    dialog = _file_dialog(parent, title, kinds, folder, accept=_("Open"), mode=QFileDialog.FileMode.ExistingFiles)
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    files = [Path(name) for name in dialog.selectedFiles()] if accepted else []
    dialog.deleteLater()
    return files


def choose_place(parent: QWidget, title: str, *, kinds: str, suggestion: Path) -> Path | None:
    """A file to write, or None. An existing file is asked about by the dialog itself."""
    dialog = _file_dialog(parent, title, kinds, suggestion.parent, accept=_("Save"), mode=QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Save"))
    dialog.setDefaultSuffix(suggestion.suffix.lstrip("."))
    dialog.selectFile(suggestion.name)
    return _chosen(dialog)


def choose_folder(parent: QWidget, title: str, *, folder: Path) -> Path | None:
    """A folder, or None when the person changed their mind."""
    dialog = _file_dialog(parent, title, "", folder, accept=_("Choose"), mode=QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _chosen(dialog)


def _file_dialog(
    parent: QWidget, title: str, kinds: str, folder: Path, *, accept: str, mode: QFileDialog.FileMode
) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(folder), kinds)
    # Windows and macOS have their own dialog in the person's language; elsewhere Qt's speaks through `qt_words`.
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog, sys.platform not in ("win32", "darwin"))
    dialog.setFileMode(mode)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, accept)
    dialog.setLabelText(QFileDialog.DialogLabel.Reject, _("Cancel"))
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, _("Folder"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileName, _("File name"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, _("Kind"))
    return dialog


def _chosen(dialog: QFileDialog) -> Path | None:
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    files = dialog.selectedFiles()
    dialog.deleteLater()
    return Path(files[0]) if accepted and files else None
