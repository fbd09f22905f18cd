"""What kinds of questions there are, and what every room must know of each: one table.

Where a room needs code of its own for a kind, it keeps a table by the kind's name: the check of an answer
(`interviewing/answer_values.py`), the reader of a data file's cell (`importing/cell_values.py`), the simulated answer
(`demo/simulated_citizens.py`), the place on paper (`exports/form/answers.py`), the field of the window
(`ui/widgets/answers/`), how it is typed (`servqual_desk/interviewing/typed_values.py`). Everything else goes by what stands
here; `docs/architecture.md` says what to touch for another kind.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

QuestionKind = Literal["scale", "ranking", "choice", "choices", "integer", "number", "text", "date"]
# A constant sum is asked as one (`weights`) and stored in a column for each dimension (`weight`).
VariableKind = QuestionKind | Literal["weight"]
PromptKind = VariableKind | Literal["weights"]

# How a value is kept: a whole number, any number, words, or a day (ISO); a data file has a type for each.
Storage = Literal["whole", "real", "text", "date"]


class Kind(Struct, frozen=True, kw_only=True):
    """One kind.

    Attributes:
        answers: the key of the questionnaire's file under which a question's possible answers stand; "" where any may be given.
        several: whether one cell holds several answers, joined by `;`.
        ranked: whether they are all of the choices, in the person's order, the most important first.
        own_words: whether the citizen's own words are the answer.
        divides: whether points are divided over several columns.
    """

    storage: Storage
    answers: Literal["", "scale", "choices"] = ""
    several: bool = False
    ranked: bool = False
    own_words: bool = False
    divides: bool = False

    @property
    def is_numeric(self) -> bool:
        return self.storage in ("whole", "real")

    @property
    def is_one_choice(self) -> bool:
        """Whether the answer is one of a few, so that it makes groups."""
        return self.answers == "choices" and not self.several


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "scale": Kind(storage="whole", answers="scale"),  # a non-answer's id ("dk") stands as text in the same column
        "choice": Kind(storage="text", answers="choices"),
        "choices": Kind(storage="text", answers="choices", several=True),
        "ranking": Kind(storage="text", answers="choices", several=True, ranked=True),
        "integer": Kind(storage="whole"),
        "number": Kind(storage="real"),
        "text": Kind(storage="text", own_words=True),
        "date": Kind(storage="date"),
        "weight": Kind(storage="whole", divides=True),
        "weights": Kind(storage="whole", divides=True),
    }
)

# Those that a question may have.
QUESTION_KINDS: tuple[str, ...] = tuple(name for name, kind in KINDS.items() if not kind.divides)


def kind_of(name: str) -> Kind:
    """What is known of a kind; an unknown one is ours to notice."""
    return KINDS[name]
