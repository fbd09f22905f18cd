"""The set-up page: the sections at the left, one of them at the right."""

from ui.sectioned_page import SectionedPage
from ui.setup.backups import BackupSection
from ui.setup.catalogue import CatalogueSection
from ui.setup.file_check import WholeFileSection
from ui.setup.kiosk import KioskSection
from ui.setup.letterhead import LetterheadSection
from ui.setup.people import PeopleSection
from ui.setup.protection import ProtectionSection
from ui.setup.quotas import QuotaSection
from ui.setup.reported_figures import FiguresSection
from ui.setup.sample_size import PlannerSection
from ui.setup.survey import SurveySection
from ui.setup.wave_progress import ProgressSection
from ui.setup.waves import WaveSection
from ui.widgets.section import Section

SECTIONS: tuple[type[Section], ...] = (
    ProgressSection,
    SurveySection,
    LetterheadSection,
    CatalogueSection,
    WaveSection,
    PlannerSection,
    QuotaSection,
    PeopleSection,
    BackupSection,
    ProtectionSection,
    WholeFileSection,
    KioskSection,
    FiguresSection,
)


class SetupPage(SectionedPage):
    """Field control."""

    sections = SECTIONS

    def entered(self) -> None:
        offered = self.desk.take_offered_questionnaire()
        if offered is None:
            super().entered()
            return
        self.show_section(SECTIONS.index(SurveySection))
        super().entered()
        if isinstance(self.section, SurveySection):
            self.section.change_version(offered)  # once all is shown: it asks, and what it says of it stays to be read

    def built(self, section: Section) -> None:
        if isinstance(section, PeopleSection):
            section.offer.accepted.connect(self._protect)

    def _protect(self) -> None:
        self.show_section(SECTIONS.index(ProtectionSection))
        if isinstance(self.section, ProtectionSection):
            self.section.ask_passphrase()
