"""The follow-up page, one section each: plan, goals, events, complaints by month, indicator sheet, risks, recommendations."""

from ui.follow_up.actions import ActionSection
from ui.follow_up.goals import GoalSection
from ui.follow_up.indicators import IndicatorSection
from ui.follow_up.month_figures import MonthSection
from ui.follow_up.recommendations import RecommendationSection
from ui.follow_up.risks import RiskSection
from ui.follow_up.timeline import TimelineSection
from ui.sectioned_page import SectionedPage
from ui.widgets.section import Section

SECTIONS: tuple[type[Section], ...] = (
    ActionSection,
    GoalSection,
    TimelineSection,
    MonthSection,
    IndicatorSection,
    RiskSection,
    RecommendationSection,
)


class FollowUpPage(SectionedPage):
    """Opens on the plan; what the results want planned is added to it at once."""

    sections = SECTIONS

    def entered(self) -> None:
        wanted = self.desk.take_wanted_plan()
        if wanted is None:
            super().entered()
            return
        self.show_section(SECTIONS.index(ActionSection))
        super().entered()
        if isinstance(self.section, ActionSection):
            self.section.plan_items(*wanted)
