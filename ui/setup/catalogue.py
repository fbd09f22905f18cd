"""Units and services: added by hand, from a file, or taken from the sample of a public-service mall."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from instruments.i18n import N_, _, ngettext
from servqual_desk.fieldwork.catalogue import COLUMNS, sample_catalogue
from servqual_desk.fieldwork.cities import city_catalogue, online_services
from servqual_desk.fieldwork.field_plan import Catalogue, Service, Unit
from servqual_desk.fieldwork.fieldwork import Fieldwork
from servqual_desk.project import Project
from servqual_desk.reported_figures.cities import CITIES
from ui import background
from ui.jobs.catalogue_words import online_words
from ui.jobs.read_catalogue import catalogue_of_file
from ui.jobs.write_catalogue import save_catalogue_file
from ui.setup.catalogue_forms import ServiceForm, UnitForm
from ui.setup.catalogue_tree import CatalogueTree, Thing
from ui.shared_state import Desk
from ui.widgets.buttons import Button
from ui.widgets.dialogs import choose_file, choose_place
from ui.widgets.layout import card, column
from ui.widgets.section import Section
from ui.widgets.spoken_words import Label, as_it_is
from ui.widgets.task_progress import BusyPanel
from ui.widgets.wrapping_row import Wrapping

TREE_HEIGHT = 260
_CITY = N_("Add what papers name of this city's systems, to be adapted; two cities are never mixed")


class CatalogueSection(Section):
    """The catalogue of what is judged. What responses belong to can be renamed and never removed."""

    title = N_("Units and services")
    advice = N_(
        "The services that citizens come for, and the units that provide them. An interview records its unit "
        "and service, and results can be seen for each."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.tree, self._busy = CatalogueTree(), BusyPanel()
        self.tree.setMinimumHeight(TREE_HEIGHT)
        self.tree.opened.connect(self.change)
        self.tree.removed.connect(self.remove)
        self.tree.picked.connect(self._enable)
        self._online = Label(as_it_is(""), role="caption")
        parts = (self._sources(), self._busy, self.result, self._empty_words(), self._toolbar(), self._online)
        whole = column(*parts, self.tree, 1)
        whole.setStretchFactor(self.tree, 1_000)
        self.lay_out(whole, fills=True)

    def _sources(self) -> Wrapping:
        self.import_button = Button(
            N_("Import a file …"), picture="open", key="Ctrl+I", tip=N_("Import a catalogue from CSV or XLSX")
        )
        self.import_button.clicked.connect(self._choose)
        self.sample_button = Button(
            N_("Take the sample"),
            self._add_sample,
            picture="sample",
            tip=N_("Add the agencies and services of a public-service mall, to be adapted"),
        )
        self.city_buttons = {city: Button(as_it_is(name), kind="quiet", tip=_CITY) for city, name in CITIES.items()}
        for city, button in self.city_buttons.items():
            button.clicked.connect(partial(self.add_city, city))
        return Wrapping(self.import_button, self.sample_button, *self.city_buttons.values())

    def _empty_words(self) -> QWidget:
        self._empty = card(
            column(
                Label(N_("No units or services yet"), role="heading"),
                Label(
                    N_(
                        "Add your own, import a file, or take the sample and adapt it. Where one counter is surveyed, "
                        "nothing is needed here."
                    ),
                    role="muted",
                    wrap=True,
                ),
                Label(
                    lambda: _("A file has the columns {columns}.").format(columns=", ".join(COLUMNS)),
                    role="caption",
                    wrap=True,
                ),
            )
        )
        return self._empty

    def _toolbar(self) -> Wrapping:
        add_unit = Button(N_("Add a unit"), self.add_unit, picture="plus", key="Ctrl+U")
        add_service = Button(N_("Add a service"), self.add_service, picture="plus", key="Ctrl+N")
        self._change = Button(N_("Change …"), self._change_chosen, shown_key="Enter")
        self._remove = Button(N_("Remove"), self._remove_chosen, kind="quiet", shown_key="Del")
        keep = Button(
            N_("Save as a file …"),
            self._choose_file_place,
            kind="quiet",
            picture="save",
            tip=N_("Save units and services as CSV, to be read again"),
        )
        return Wrapping(add_unit, add_service, self._change, self._remove, keep)

    def _choose_file_place(self) -> None:
        suggestion = self.desk.open_project.path.with_suffix(".csv")
        path = choose_place(self, _("Save units and services"), kinds=_("Tables") + " (*.csv)", suggestion=suggestion)
        if path is not None:
            self.save_file(path)

    def save_file(self, path: Path) -> None:
        """Write the catalogue as CSV."""
        self.save_as(path, partial(save_catalogue_file, self.plan), N_("Saved as {path}."))

    @property
    def plan(self) -> Fieldwork:
        return self.desk.open_project.fieldwork

    def refresh(self) -> None:
        units, services = self.plan.units(), self.plan.services()
        self._empty.setVisible(not units and not services)
        self.tree.setVisible(bool(units or services))
        self.tree.show_catalogue(units, services)
        self._online.setVisible(bool(services))
        self._online.say(partial(online_words, *online_services(services)))

    def first(self) -> QWidget:
        return self.tree if self.tree.isVisibleTo(self) else self.import_button

    def _enable(self) -> None:
        for button in (self._change, self._remove):
            button.setEnabled(self.tree.thing is not None)

    def _change_chosen(self) -> None:
        self.change(self.tree.thing)

    def _remove_chosen(self) -> None:
        self.remove(self.tree.thing)

    # By hand

    def add_unit(self) -> None:
        self.open_form(UnitForm(self, self.plan), self._show_kept)

    def add_service(self) -> None:
        """A new service, in the unit that is chosen."""
        chosen = self.tree.thing
        unit = chosen.unit if isinstance(chosen, Service) else chosen.code if chosen else None
        self.open_form(ServiceForm(self, self.plan, unit=unit), self._show_kept)

    def change(self, thing: Thing | None) -> None:
        if isinstance(thing, Unit):
            self.open_form(UnitForm(self, self.plan, thing), self._show_kept)
        elif isinstance(thing, Service):
            self.open_form(ServiceForm(self, self.plan, thing), self._show_kept)

    def _show_kept(self, thing: Thing) -> None:
        self.refresh()
        self.tree.choose(thing)
        self.tree.setFocus()

    def remove(self, thing: Thing | None) -> None:
        """Take out what nothing belongs to; nothing is asked, for it can be added again."""
        if thing is not None and self.attempt(partial(self.plan.remove, thing)):
            self.refresh()
            self.tell(lambda: _("“{name}” was removed.").format(name=thing.name))

    # From a file

    def _choose(self) -> None:
        path = choose_file(
            self,
            _("Import a catalogue"),
            kinds=_("Catalogues") + " (*.csv *.xlsx)",
            folder=self.desk.open_project.path.parent,
        )
        if path is not None:
            self.import_file(path)

    def import_file(self, path: Path) -> None:
        """Read the file in the background and add what it holds, all or nothing."""
        self.tell("")
        done = partial(self._add_read, self.desk.open_project)
        self._busy.watch(background.run(partial(catalogue_of_file, path), done=done, failed=self.refuse))

    def _add_read(self, project: Project, catalogue: Catalogue) -> None:
        if project is self.desk.project:
            self.add(catalogue)

    def _add_sample(self) -> None:
        self.add(sample_catalogue())

    def add_city(self, city: str, *_clicked: bool) -> None:
        """Add one city's systems, unless the other's are there."""
        if self.attempt(partial(self._add_one_city, city)):
            self._show_added(city_catalogue(city))

    def _add_one_city(self, city: str) -> None:
        self.plan.save_catalogue(city_catalogue(city, self.plan.units()))

    def add(self, catalogue: Catalogue) -> None:
        """Add units and services to those that are there."""
        if self.attempt(partial(self.plan.save_catalogue, catalogue)):
            self._show_added(catalogue)

    def _show_added(self, catalogue: Catalogue) -> None:
        self.refresh()
        self.tell(partial(_added_words, len(catalogue.units), len(catalogue.services)))


def _added_words(units: int, services: int) -> str:
    return _("Added or changed: {units}, {services}.").format(
        units=ngettext("{n} unit", "{n} units", units).format(n=units),
        services=ngettext("{n} service", "{n} services", services).format(n=services),
    )
