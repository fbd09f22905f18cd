"""The library of recommendations: read, written anew in the office's own words, hidden, and added to."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from exports.words.names import clipped, item_text, listed, scale_name
from instruments.i18n import N_, _, language
from instruments.model import Instrument
from servqual_desk.follow_up.recommendations import Recommendation, own_words
from servqual_desk.project import Project
from ui.follow_up.about_choice import AboutChoice
from ui.widgets.form_dialog import Form
from ui.widgets.form_entries import Entry, LineEntry
from ui.widgets.record_section import RecordSection
from ui.widgets.record_table import Column, Line
from ui.widgets.spoken_words import Label

SHORT = 28  # letters of a name in the list


class RecommendationForm(Form):
    """Adds an entry of the office's own, or changes one; of the library's an own copy is kept in its place."""

    def __init__(self, parent: QWidget, project: Project, one: Recommendation | None = None) -> None:
        self._project, self._before = project, one
        self.words = LineEntry(N_("What the office may do"))
        self.about = AboutChoice(project.instrument, N_("Anything") if one is None else N_("As before"))
        self.source = LineEntry(N_("Source"), hint=N_("Such as: meeting of 3 May, advice of the inspectorate."))
        self.hidden = QCheckBox(_("Do not offer it for actions"))
        if one is not None:
            self.words.put(one.words.get(language()))
            self.source.put(one.source.get(language()))
            self.hidden.setChecked(one.is_hidden)
        title = N_("Recommendation") if one else N_("New recommendation")
        entries = (self.words, Entry(N_("About"), self.about), self.source, self.hidden)
        super().__init__(parent, title, entries, self._keep)

    def _keep(self) -> Recommendation:
        chosen = self.about.item or self.about.dimension
        before = self._before or Recommendation(words=own_words(""), source=own_words(""))
        return self._project.recommendations.keep(
            replace(
                before,
                words=own_words(self.words.needed()),
                about=(chosen,) if chosen else before.about,
                source=own_words(self.source.text),
                is_hidden=self.hidden.isChecked(),
            )
        )


class RecommendationSection(RecordSection):
    """Every entry with what it is about and who says so."""

    title = N_("Recommendations")
    advice = N_(
        "Proposals for actions, by dimension and element, from papers on smart governance. None was tested there: think about "
        "them, and write your own. Removing an entry of your own that stands in place of one from the library brings that "
        "one back."
    )
    columns = (
        Column(title=N_("What the office may do"), is_wide=True),
        Column(title=N_("About")),
        Column(title=N_("Source"), is_wide=True),
    )
    add_words = N_("Add a recommendation")
    none_title = N_("No recommendation")
    none_words = N_("Add one of your own.")

    def above(self) -> Sequence[QWidget]:
        self._whole = Label(role="muted", wrap=True)
        return (self._whole,)

    def picked(self) -> None:
        super().picked()
        chosen = self.list.thing
        self.remove_button.setEnabled(chosen is not None and chosen.is_own)
        self._whole.say(self._whole_words)

    def _whole_words(self) -> str:
        """The chosen entry in full: the list has room for its beginning alone."""
        one = self.list.thing
        if one is None:
            return ""
        about = _about_words(one, self.desk.open_project.instrument)
        return " – ".join(filter(None, (one.words.get(language()), about, one.source.get(language()))))

    def things(self) -> Sequence[Recommendation]:
        return self.desk.open_project.recommendations.list(hidden=True)

    def line(self, thing: Any) -> Line:
        about = partial(_first_about, thing, self.desk.open_project.instrument)
        return Line(thing=thing, cells=(partial(_words, thing), about, partial(thing.source.get, language())))

    def form(self, thing: Any) -> Form:
        return RecommendationForm(self, self.desk.open_project, thing)

    def drop(self, thing: Any) -> None:
        if thing.is_own:
            self.desk.open_project.recommendations.remove(thing)


def _words(one: Recommendation) -> str:
    words = one.words.get(language())
    return _("(not offered) {words}").format(words=words) if one.is_hidden else words


def _names(one: Recommendation, instrument: Instrument) -> list[str]:
    """What it is about, of what this questionnaire asks."""
    dimensions = [part.id for part in instrument.dimensions if part.id in one.about]
    items = [part.id for part in instrument.items if part.id in one.about]
    return [*(scale_name(d, instrument) for d in dimensions), *(item_text(i, instrument) for i in items)]


def _about_words(one: Recommendation, instrument: Instrument) -> str:
    return listed(_names(one, instrument))


def _first_about(one: Recommendation, instrument: Instrument) -> str:
    names = _names(one, instrument)
    return clipped(names[0], SHORT) + (" …" if names[1:] else "") if names else ""
