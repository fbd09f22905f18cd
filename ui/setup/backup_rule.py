"""How many backups stay: the rule in words, and the form that changes it."""

from PySide6.QtWidgets import QWidget

from instruments.i18n import N_, _, ngettext
from servqual_desk.store.backup_retention import Keep
from servqual_desk.store.backups import Backups
from ui.widgets.form_dialog import Form
from ui.widgets.form_entries import WholeEntry


def rule_words(rule: Keep) -> str:
    """What is kept, in one sentence."""
    newest = ngettext("the newest backup", "the newest {n} backups", rule.newest).format(n=rule.newest)
    weeks = ngettext("one a week for {n} week", "one a week for {n} weeks", rule.weeks).format(n=rule.weeks)
    if not rule.weeks:
        return _("Kept: {newest}; older ones go when the program makes the next by itself.").format(newest=newest)
    return _(
        "Kept: {newest}, and before them {weeks}; older ones go when the program makes the next by itself."
    ).format(newest=newest, weeks=weeks)


class RuleForm(Form):
    """Asks for the two numbers of the rule."""

    def __init__(self, parent: QWidget, backups: Backups) -> None:
        self._backups = backups
        self.newest = WholeEntry(N_("How many of the newest"), hint=N_("At least 1."))
        self.weeks = WholeEntry(N_("For how many weeks one a week"), hint=N_("0: only the newest are kept."))
        self.newest.put_number(backups.keep.newest)
        self.weeks.put_number(backups.keep.weeks)
        super().__init__(parent, N_("Backups to keep"), (self.newest, self.weeks), self._keep_rule)

    def _keep_rule(self) -> Keep:
        newest = self.newest.number()
        if not newest:
            raise self.newest.refuse(N_("Write a whole number of at least 1."))
        rule = Keep(newest=newest, weeks=self.weeks.number() or 0)
        self._backups.keep_by(rule)
        return rule
