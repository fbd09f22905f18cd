"""Qt's own words (menus of fields, file dialog, standard buttons) through our catalogue: Qt ships no Indonesian."""

from PySide6.QtCore import QTranslator

from instruments.i18n import N_, _, language

# What Qt says itself in the widgets that we use, by its English; `&` and `...` are taken off and put back.
QT_SENTENCES = frozenset(
    {
        N_("Undo"),
        N_("Redo"),
        N_("Cut"),
        N_("Copy"),
        N_("Paste"),
        N_("Delete"),
        N_("Select All"),
        N_("Step up"),
        N_("Step down"),
        N_("OK"),
        N_("Cancel"),
        N_("Close"),
        N_("Open"),
        N_("Save"),
        N_("Yes"),
        N_("No"),
        N_("Choose"),
        N_("Look in:"),
        N_("File name:"),
        N_("Files of type:"),
        N_("Directory:"),
        N_("Back"),
        N_("Forward"),
        N_("Parent Directory"),
        N_("Create New Folder"),
        N_("New Folder"),
        N_("List View"),
        N_("Detail View"),
        N_("Rename"),
        N_("Show hidden files"),
        N_("Name"),
        N_("Size"),
        N_("Type"),
        N_("Date Modified"),
        N_("Computer"),
        N_("Folder"),
        N_("File"),
        N_("Files"),
        N_("Drive"),
        N_("All Files (*)"),
        N_("Go back"),
        N_("Go forward"),
        N_("Go to the parent directory"),
        N_("Create a New Folder"),
        N_("Change to list view mode"),
        N_("Change to detail view mode"),
        N_("Sidebar"),
        N_("Directories"),
        N_("Recent Places"),
        N_("%1 already exists.\nDo you want to replace it?"),
        N_("%1\nFile not found.\nPlease verify the correct file name was given."),
        N_("%1\nDirectory not found.\nPlease verify the correct directory name was given."),
    }
)


class QtWords(QTranslator):
    """Answers Qt from our catalogue in the language in force; Qt's English stands for anything else."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        if language() == "en":
            return None
        plain = source.replace("&", "")
        bare = plain.removesuffix("...")
        if bare not in QT_SENTENCES:
            return None
        return _(bare) + plain[len(bare) :]
