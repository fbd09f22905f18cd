"""The box that starts the kiosk: what is preset, in which languages, and what becomes of a form that was left."""

from contextlib import suppress
from functools import partial

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from instruments.i18n import LANGUAGES, N_, _, language
from servqual_desk.fieldwork.kiosk_settings import IDLE_SECONDS, KioskSettings, LeftForm
from servqual_desk.people.pins import hash_pin
from ui.collect.kiosk.reading_aloud import NOTHING_HEARD
from ui.shared_state import Desk
from ui.speech.voice import Voice
from ui.speech.voices import no_voice_words, voices
from ui.widgets.buttons import Button
from ui.widgets.choice_list import Choice
from ui.widgets.form_dialog import Form
from ui.widgets.form_entries import Entry, EntryError, WholeEntry, side_by_side
from ui.widgets.layout import GRID, panel, row
from ui.widgets.new_pin import PinEntries
from ui.widgets.spoken_words import as_it_is

_CITIZEN = N_("The citizen chooses")
_LEFT_FORMS = (
    ("keep", N_("Keep it as a draft for the enumerators")),
    ("set_aside", N_("Set it aside: it counts nowhere")),
)
_SLIPS = (("yes", N_("The citizen may print it")), ("no", N_("Only shown on the screen")))


class KioskBox(Form):
    """Shows what the survey says and keeps what is changed. `stored` tells that the kiosk is to start."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        self._desk, self._before = desk, KioskSettings.of(desk.open_project)
        plan, now = desk.open_project.fieldwork, self._before
        self._services = plan.services()
        self.unit = Choice([(None, _CITIZEN), *((one.code, as_it_is(one.name)) for one in plan.units())])
        self.service = Choice()
        self.unit.put(now.unit)
        self._offer_services()
        self.service.put(now.service)
        self.left_form, self.slip = Choice(_LEFT_FORMS), Choice(_SLIPS)
        self.left_form.put(now.left_form)
        self._offered = bool(desk.settings.slip_paper) if now.offers_slip is None else now.offers_slip
        self.slip.put("yes" if self._offered else "no")
        self.idle = WholeEntry(N_("Seconds without a touch before it begins anew"))
        self.idle.put_number(now.idle_seconds)
        self.aloud = QCheckBox(_("Everything can be read aloud"))
        self.aloud.setChecked(now.reads_aloud)
        self._speakers: dict[str, Voice] = {}
        self.pins = None if desk.kiosk_pin else PinEntries()
        super().__init__(parent, N_("Start the kiosk"), self._entries(), self._keep_settings, yes=N_("Start the kiosk"))
        self.unit.chosen.connect(self._offer_services)
        self.finished.connect(self._be_quiet)

    def _entries(self) -> list[QWidget]:
        place = side_by_side(Entry(N_("Unit"), self.unit), Entry(N_("Service"), self.service))
        place.setHidden(not self._services and self.unit.count() < 2)
        self.languages = {code: QCheckBox(LANGUAGES[code]) for code in self._written()}
        for code, box in self.languages.items():
            box.setChecked(code in self._before.languages)
            box.setLocale(QLocale(code))
        self._spoken = Entry(N_("Languages"), panel(row(*self.languages.values(), 1, spacing=3 * GRID)))
        self._spoken.setHidden(len(self.languages) < 2)
        entries: list[QWidget] = [place, self._spoken, self.idle]
        entries += [Entry(N_("A form that is left half filled"), self.left_form)]
        entries += [Entry(N_("Withdrawal code"), self.slip)]
        entries += [self._aloud_entry()]
        return [*entries, self.pins] if self.pins is not None else entries

    def _aloud_entry(self) -> Entry:
        self.hear = Button(N_("Hear the voice"), self._speak, picture="aloud")
        self._aloud = Entry(
            N_("Blind citizens"),
            panel(row(self.aloud, 1, self.hear, spacing=2 * GRID)),
            hint=N_("Any key at the welcome begins it; headphones keep the answers private."),
        )
        return self._aloud

    def _voices(self, languages: tuple[str, ...]) -> dict[str, Voice]:
        """The voices of these languages; the entry says which have none."""
        self._speakers = self._speakers or voices(self, LANGUAGES)
        missing = [code for code in languages if code not in self._speakers]
        if missing:
            raise self._aloud.refuse(partial(no_voice_words, missing))
        return self._speakers

    def _speak(self) -> None:
        """Say a sentence in the language of the window."""
        self._aloud.clear_fault()
        with suppress(EntryError):
            voice = self._voices((language(),))[language()]
            voice.failed.connect(self._tell_silence, Qt.ConnectionType.UniqueConnection)
            voice.say(_("This is the voice that reads aloud."), language())

    def _be_quiet(self) -> None:
        for voice in self._speakers.values():
            voice.stop()

    def _tell_silence(self) -> None:
        self._aloud.show_fault(NOTHING_HEARD)

    def _written(self) -> tuple[str, ...]:
        """The languages in which the questionnaire is written."""
        codes = self._desk.open_project.instrument.languages
        return tuple(code for code in codes if code in LANGUAGES)

    def _offer_services(self) -> None:
        unit = self.unit.value
        offered = [one for one in self._services if unit is None or one.unit == unit]
        self.service.offer([(None, _CITIZEN), *((one.code, as_it_is(one.name)) for one in offered)])

    def _keep_settings(self) -> KioskSettings:
        wanted = KioskSettings(
            unit=self.unit.value,
            service=self.service.value,
            languages=self._languages(),
            idle_seconds=self._seconds(),
            left_form=self._left_form(),
            offers_slip=self._offers_slip(),
            reads_aloud=self.aloud.isChecked(),
        )
        if wanted.reads_aloud and not self._before.reads_aloud:
            self._voices(wanted.languages)
        project = self._desk.open_project
        pin = self._needed_pin()
        with project.transaction():
            wanted.keep(project)
            if pin:
                project.set_setting("kiosk_pin", hash_pin(pin))
        return wanted

    def _languages(self) -> tuple[str, ...]:
        ticked = tuple(code for code, box in self.languages.items() if box.isChecked())
        if not ticked:
            raise self._spoken.refuse(N_("Choose at least one language."))
        return ticked

    def _seconds(self) -> int:
        seconds = self.idle.number()
        if seconds not in IDLE_SECONDS:
            raise self.idle.refuse(
                lambda: _("Write a whole number from {least} to {most}.").format(
                    least=IDLE_SECONDS[0], most=IDLE_SECONDS[-1]
                )
            )
        return seconds or 0

    def _offers_slip(self) -> bool | None:
        """As before where it was left alone: who may not change the set-up may still start the kiosk."""
        offers = self.slip.value == "yes"
        return self._before.offers_slip if offers == self._offered else offers

    def _left_form(self) -> LeftForm:
        return "set_aside" if self.left_form.value == "set_aside" else "keep"

    def _needed_pin(self) -> str | None:
        """The first PIN of the survey: without one nobody could leave the kiosk."""
        if self.pins is None:
            return None
        pin = self.pins.pin()
        if pin is None:
            raise self.pins.first.refuse(N_("Type the PIN that leads out of the kiosk, twice."))
        return pin
