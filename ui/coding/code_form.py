"""The form of a code: its name, its place in the tree, the dimension that it speaks of."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from instruments.i18n import N_, language
from servqual_desk.responses.comment_coding import Code, CommentCoding
from ui.widgets.choice_list import Choice, Option
from ui.widgets.form_dialog import Form
from ui.widgets.form_entries import CodeEntry, Entry, LineEntry
from ui.widgets.spoken_words import as_it_is

MEMO_HEIGHT = 72  # pixels


class CodeForm(Form):
    """Adds a code, or changes everything but its short name."""

    def __init__(
        self,
        parent: QWidget,
        coding: CommentCoding,
        code: Code | None = None,
        *,
        under: str | None = None,
        who: str | None = None,
    ) -> None:
        self._coding, self._who = coding, who
        book = coding.codebook()
        self.name = LineEntry(N_("Name"))
        self.short = CodeEntry(self.name, code.code if code else "")
        self.short.say_hint(N_("Short, without spaces. Tables name the code by it, and it cannot be changed later."))
        self.under = Choice(_places(book, code))
        self.dimension = Choice(_dimensions(coding))
        self.memo = QPlainTextEdit(code.memo if code else "")
        self.memo.setTabChangesFocus(True)
        self.memo.setMinimumHeight(MEMO_HEIGHT)
        self.name.put(code.title if code else "")
        self.under.put(code.parent if code else under)
        self.dimension.put(code.dimension if code else None)
        dimension = Entry(N_("Dimension"), self.dimension, hint=N_("What the code speaks of; may stay empty."))
        dimension.setVisible(len(self.dimension.values) > 1)
        memo = Entry(N_("Memo"), self.memo, hint=N_("What it means, when it is given and when not, with an example."))
        entries = (self.name, self.short, Entry(N_("Parent code"), self.under), dimension, memo)
        super().__init__(parent, N_("Code") if code else N_("New code"), entries, self._keep_code)

    def _keep_code(self) -> Code:
        name, short = self.name.needed(), self.short.free(one.code for one in self._coding.codebook())
        memo = self.memo.toPlainText().strip()
        code = Code(code=short, title=name, parent=self.under.value, dimension=self.dimension.value, memo=memo)
        self._coding.save_code(code, who=self._who)
        return code


def _places(book: Sequence[Code], code: Code | None) -> list[Option]:
    """Where a code can stand: at the top, or under any code that does not stand under it."""
    below = {code.code} if code else set[str]()
    while more := {one.code for one in book if one.parent in below} - below:
        below |= more
    return [(None, N_("None: top level")), *((one.code, as_it_is(one.title)) for one in book if one.code not in below)]


def _dimensions(coding: CommentCoding) -> list[Option]:
    known = coding.project.instrument.dimensions
    return [(None, N_("None")), *((one.id, as_it_is(one.title.get(language()))) for one in known)]
