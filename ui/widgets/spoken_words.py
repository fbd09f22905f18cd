"""Words on a widget that follow the language: a sentence is kept, and said again when the language changes.

A `Sentence` is a message for the catalogue (marked with `N_`), or a function that gives the words (for sentences with
values or plurals). Widgets made from sentences need no hand-written retranslation.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from instruments.i18n import _
from servqual_desk.errors import KnownError
from ui.widgets.announcing import announce

if TYPE_CHECKING:
    _Beside = QWidget
else:
    _Beside = object  # it stands beside one of Qt's widgets, and Qt lets a class have one kind of widget only

Sentence = str | Callable[[], str]


def as_it_is(text: str) -> Sentence:
    """Words that are no message of ours, such as the survey's own: shown in every language as they stand."""
    return lambda: text


def said(sentence: Sentence) -> str:
    """The words of a sentence in the language in force."""
    if callable(sentence):
        return sentence()
    return _(sentence) if sentence else ""


def set_role(widget: QWidget, role: str) -> None:
    """Choose the widget's look from the style sheet, also after it was shown."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        repolish(widget)


def set_flag(widget: QWidget, name: str, value: bool) -> None:
    """Set a property that the style sheet looks at (`faulty`), and repaint."""
    if bool(widget.property(name)) != value:
        widget.setProperty(name, value)
        repolish(widget)


def repolish(widget: QWidget) -> None:
    """Let the style sheet look at the widget's properties again; one that was never shown is looked at when it is."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class Speaking(_Beside):
    """Stands before one of Qt's widgets: whatever `Label` and `Button` do not say is said anew when the language has changed."""

    def speak(self) -> None:
        """Say the words in the language in force."""

    def restyle(self) -> None:
        """The theme or the size of the text has changed: fit what was measured."""

    def changeEvent(self, event: QEvent) -> None:
        kind = event.type()  # asked once: Qt says of a changed style whenever a part is put into another one
        if kind == QEvent.Type.LanguageChange:
            self.speak()
        elif kind == QEvent.Type.StyleChange:
            self.restyle()
        super().changeEvent(event)


class Label(Speaking, QLabel):
    """Words in one of the style sheet's roles; plain text, so that a survey's own words are never read as markup."""

    def __init__(self, sentence: Sentence = "", *, role: str = "body", wrap: bool = False) -> None:
        super().__init__()
        self._sentence = sentence
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.speak()

    def say(self, sentence: Sentence) -> None:
        """Show other words."""
        self._sentence = sentence
        self.speak()

    def speak(self) -> None:
        self.setText(said(self._sentence))


class OutcomeLine(Label):
    """What was done, or how far it is; a screen reader says it when it changes, wherever the focus is."""

    is_urgent = False

    def say(self, sentence: Sentence) -> None:
        before = self.text()
        super().say(sentence)
        if self.text() != before:
            announce(self, self.text(), urgent=self.is_urgent)


class FaultLine(OutcomeLine):
    """What went wrong, at the place where it did; takes no room while there is nothing to say."""

    is_urgent = True

    def __init__(self) -> None:
        super().__init__(role="fault", wrap=True)
        self.hide()

    def say(self, sentence: Sentence) -> None:
        super().say(sentence)
        self.setVisible(bool(self.text()))

    def speak(self) -> None:
        super().speak()
        self.setAccessibleName(self.text())

    def tell(self, error: KnownError) -> None:
        """Say what the person or the machine must mend, one line a fault."""
        self.say(as_it_is("\n".join(error.faults)))

    def tell_here(self, error: KnownError) -> None:
        """The same beside what the fault is about."""
        self.say(as_it_is("\n".join(error.faults_here)))
