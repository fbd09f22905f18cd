"""Comments: what may be chosen, and which questionnaires can give it. Light: it lists the method."""

from dataclasses import dataclass

from analysis.methods import pickers
from analysis.methods.fields import Options, choice, pick, whole
from analysis.methods.method import Method
from instruments.model import Instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentsOptions(Options):
    """Word counts of one comment question, and what coders made of it; `stems` counts the forms of a word as one."""

    question: str = pick("comment")
    words: int = whole(30, least=5, most=200, step=5)
    shortest: int = whole(3, least=2, most=10)
    stems: str = choice("forms", "indonesian", "english", default="forms")


def needs_comment(instrument: Instrument) -> str | None:
    """A question answered in the citizen's own words."""
    return None if pickers.comments(instrument) else "needs_comment"


METHOD = Method(id="comments", place=120, options=CommentsOptions, why_not=needs_comment, wants=("coding",))
