"""What the file's own value labels made the program conclude, said column by column."""

from collections.abc import Mapping, Sequence

from instruments.columns import Variable
from instruments.i18n import _
from servqual_desk.importing.cell_style import Style
from servqual_desk.importing.cell_values import codes_of
from servqual_desk.importing.column_match import Source
from servqual_desk.importing.foreign_file import Guess


def label_guesses(
    variables: Sequence[Variable], styles: Mapping[str, Style], sources: Mapping[str, Source], header: Sequence[str]
) -> list[Guess]:
    """What is said of each column whose codes are recoded or emptied."""
    guesses: list[Guess] = []
    for variable in variables:
        style, source = styles.get(variable.name), sources.get(variable.name)
        if style is None or source is None or source.place is None:
            continue
        codes = codes_of(variable, style)
        theirs = header[source.place]
        if codes.recoded:
            words = _("codes recoded by the file's own labels")
            guesses.append(Guess(what="values", value=words, column=theirs))
        guesses += [
            Guess(
                what="values", value=_("“{label}” is an empty cell").format(label=label), column=theirs, certain=False
            )
            for label in codes.emptied
        ]
    return guesses
