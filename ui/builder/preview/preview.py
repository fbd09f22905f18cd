"""The right of the builder: the chosen part as the citizen meets it, by interviewer, in the kiosk, on paper."""

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from instruments.i18n import LANGUAGES, N_, _
from instruments.i18n import language as language_in_force
from instruments.model import Instrument
from instruments.toml_lines import Place
from servqual_desk.errors import KnownError
from servqual_desk.words.section_words import BATTERIES
from ui.builder.preview.paper_picture import PaperPicture
from ui.builder.preview.screen_picture import screen_picture
from ui.builder.preview.shown_prompt import Shown, as_asked, prompts_of
from ui.widgets.buttons import Button
from ui.widgets.choice_list import Choice
from ui.widgets.layout import GRID, card, column, panel, row, scrolling
from ui.widgets.one_checked import OneChecked
from ui.widgets.spoken_words import FaultLine, Label, as_it_is

PAUSE_MS = 250  # after the last change, before the picture follows
_TABS = {"interviewer": N_("Interviewer"), "kiosk": N_("Kiosk"), "paper": N_("Paper")}


class Preview(QWidget):
    """A picture, which takes no key and no click; it follows a moment after the last change."""

    def __init__(self) -> None:
        super().__init__()
        self._instrument: Instrument | None = None
        self._place: Place = ("title",)
        self._tabs, self._languages = OneChecked(self), Choice()
        for at, (tab, title) in enumerate(_TABS.items(), start=1):
            self._tabs.add(tab, Button(title, kind="tab", key=f"Alt+{at}"))
        self._batteries = Choice()
        self._languages.setMinimumContentsLength(13)
        self._languages.setAccessibleName(_("Language"))
        self._batteries.setAccessibleName(_("What is asked"))
        self._note, self._fault = Label(role="caption", wrap=True), FaultLine()
        self._picture = QLabel()
        self._paper = PaperPicture(self)
        self._paper.ready.connect(self._draw)
        self._paper.failed.connect(self._refuse)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._draw)
        self._languages.chosen.connect(self._draw)
        self._batteries.chosen.connect(self._draw)
        self._tabs.chosen.connect(self._draw)
        self._tabs.check("interviewer")
        frame = card(column(self._picture, spacing=0), padding=0)
        self._area = scrolling(panel(column(frame, self._note, self._fault, 1, margins=(0, GRID, GRID, 0))))
        self.setLayout(column(row(*self._tabs.buttons, 1), row(self._languages, self._batteries, 1), self._area))

    @property
    def picture(self) -> QPixmap:
        """What is seen now."""
        return self._picture.pixmap()

    def show_part(self, instrument: Instrument, place: Place, *, is_current: bool) -> None:
        """Follow to this part of the last sound questionnaire; `is_current` says whether it is what is edited now."""
        self._instrument, self._place = instrument, place
        self._note.say("" if is_current else N_("The preview follows once the faults are corrected."))
        self._offer_languages(instrument)
        self._offer_batteries(instrument)
        self._timer.start()

    def _offer_languages(self, instrument: Instrument) -> None:
        known = tuple(instrument.languages)
        if self._languages.values != known:
            self._languages.offer([(code, as_it_is(LANGUAGES.get(code, code))) for code in known])
            if language_in_force() in known:
                self._languages.put(language_in_force())

    def _offer_batteries(self, instrument: Instrument) -> None:
        """An item is seen once for each thing that is asked of it."""
        found = prompts_of(instrument, self._place)
        asked = list(dict.fromkeys(section.battery.id for section, _prompt in found if section.battery))
        if self._batteries.values != tuple(asked):
            self._batteries.offer([(one, BATTERIES.get(one, as_it_is(one))) for one in asked])
            if asked:
                self._batteries.put(asked[-1])
        self._batteries.setVisible(len(asked) > 1)

    def _shown(self, instrument: Instrument) -> Shown:
        found = prompts_of(instrument, self._place)
        battery = self._batteries.value
        of_battery = [one for one in found if one[0].battery is not None and one[0].battery.id == battery]
        return (of_battery or list(found))[0]

    def _draw(self) -> None:
        instrument = self._instrument
        if instrument is None or not self.isVisible():
            return
        self._fault.say("")
        language = self._languages.value or instrument.languages[0]
        shown = self._shown(instrument)
        width, ratio = max(self._area.viewport().width() - GRID - 2, 80), self.devicePixelRatioF()
        if self._tabs.checked == "paper":
            if self._paper.want(instrument, language):
                self._picture.setPixmap(self._paper.picture(shown[1].text.get(language), width, ratio))
        else:
            asked = as_asked(instrument, shown, language)
            kiosk = self._tabs.checked == "kiosk"
            self._picture.setPixmap(screen_picture(asked, self, kiosk=kiosk, width=width, ratio=ratio))
        self._picture.setAccessibleName(shown[1].text.get(language))

    def _refuse(self, error: KnownError) -> None:
        self._fault.tell(error)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._timer.start()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and hasattr(self, "_timer"):
            self._timer.start()
        super().changeEvent(event)
