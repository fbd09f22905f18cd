"""The page of sources, one section each; it is reached from the page where they are coded."""

from ui.sectioned_page import SectionedPage
from ui.sources.findings import FindingSection
from ui.sources.informant_quotas import InformantSection
from ui.sources.propositions import PropositionSection
from ui.sources.sources import SourceSection
from ui.widgets.section import Section

SECTIONS: tuple[type[Section], ...] = (SourceSection, InformantSection, FindingSection, PropositionSection)


class SourcesPage(SectionedPage):
    """Opens on the list of sources."""

    sections = SECTIONS
