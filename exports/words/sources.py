"""Sources, informants and findings, in words."""

from analysis.sources.matrix import Finding, Group, SourceFindings
from exports.words.numbers import number
from instruments.i18n import _, language
from servqual_desk.sources.informant_quotas import Reached, category_word
from servqual_desk.words.source_words import kind_word, role_of_informant_word

_INDENT = "\N{NO-BREAK SPACE}" * 4  # the typeface of the papers has no wider one


def group_words(group: Group) -> str:
    """`Document`, `Interview: Government`."""
    if not group.category:
        return kind_word(group.kind)
    return _("Interview: {category}").format(category=category_word(group.category, language()))


def finding_words(finding: Finding) -> str:
    """The code's title, further in by its place in the tree."""
    return _INDENT * finding.depth + finding.code.title


def informant_words(one: Reached) -> str:
    """`Government, key informant`."""
    return ", ".join(filter(None, (category_word(one.category, language()), role_of_informant_word(one.role))))


def reached_words(one: Reached) -> str:
    """`2 of 3`; the number alone where there is no quota."""
    if not one.target:
        return number(one.reached, 0)
    return _("{n} of {target}").format(n=number(one.reached, 0), target=number(one.target, 0))


def heads(found: SourceFindings) -> list[str]:
    """The heads of the matrix: finding, each group with its number of sources, all, kinds."""
    groups = [f"{group_words(group)} (n = {n})" for group, n in found.groups.items()]
    return [_("Finding"), *groups, _("Sources"), _("Kinds of sources")]


def matrix_rows(found: SourceFindings) -> list[tuple[str, ...]]:
    """The cells under `heads`."""
    return [
        (
            finding_words(one),
            *(number(one.counts[group], 0) for group in found.groups),
            number(one.n, 0),
            number(one.kinds, 0),
        )
        for one in found.findings
    ]
