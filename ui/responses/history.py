"""The log of one response in plain words."""

from collections.abc import Mapping
from types import MappingProxyType

from instruments.i18n import LANGUAGES, N_, _, language
from instruments.model import Instrument
from instruments.question_order import prompts_by_column
from servqual_desk.interviewing.answer_values import to_answer
from servqual_desk.interviewing.shown_question import Asked, asked
from servqual_desk.store.event_log import Event, Stored
from ui.responses.response_words import answer_in_words

# What the log says of everything but answers. {who} is a person, {reason} what that person wrote.
_SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "started": N_("The interview began."),
        "language": N_("The language was changed from {old} to {new}."),
        "moved": N_("The unit or service that was chosen at the start was changed from {old} to {new}."),
        "finished": N_("The interview was finished."),
        "refused": N_("The citizen did not consent. Only the refusal was recorded."),
        "parked": N_("{who} left it for later."),
        "voided": N_("{who} voided the response, because: {reason}"),
        "restored": N_("{who} counted the response again, because: {reason}"),
        "abandoned": N_("{who} set the unfinished interview aside, because: {reason}"),
        "erased": N_("All answers were erased at the respondent's request."),
        "imported": N_("It came from the data file {reason}."),
        "second_entry": N_("{who} entered the paper form a second time, to compare."),
        "coded": N_("{who} coded what the citizen wrote."),
        "withdrawal_code_dropped": N_("The withdrawal code {old} was taken off: another response had it too."),
        "uncoded": N_("{who} took all codes off what the citizen wrote."),
    }
)
# What a salvage says of a response that did not come over as it was.
_SALVAGED: Mapping[str, str] = MappingProxyType(
    {
        "doubtful": N_("It was saved from a damaged file as it was found; a part of it may be lost or changed."),
        "lost": N_("Its answers were lost with a damaged file; only its place is left."),
    }
)


class History:
    """Says the events of one response; `names` are people by their codes."""

    def __init__(self, instrument: Instrument, names: Mapping[str, str]) -> None:
        self._names = names
        self._prompts = prompts_by_column(instrument)

    def sentence(self, event: Event) -> str:
        """What happened, in one sentence."""
        if event.kind == "answered":
            return self._answered(event)
        if event.kind in ("corrected", "hidden", "kept", "second_entry_differs"):
            return self._changed(event)
        if event.kind == "salvaged" and event.variable and event.response:
            sentence = _("{question}: {old} was found in a damaged file and can be no answer; it was taken out.")
            return sentence.format(question=self._question(event), old=event.old)
        if event.kind == "salvaged":
            return _(_SALVAGED.get(str(event.reason), _SALVAGED["doubtful"]))
        if event.kind == "imported" and not event.reason:
            return _("It came from a data file.")
        if event.kind not in _SENTENCES:
            return _("{what}, by {who}").format(what=event.kind, who=self.who(event))
        return _(_SENTENCES[event.kind]).format(
            who=self.who(event), reason=event.reason, old=_plain(event.old), new=_plain(event.new)
        )

    def who(self, event: Event) -> str:
        """The person's name; a code that nobody has any more is shown as it stands."""
        return self._names.get(event.who, event.who) if event.who else _("Somebody")

    def _answered(self, event: Event) -> str:
        question, old, new = self._question(event), self._words(event, event.old), self._words(event, event.new)
        if event.new is None:
            return _("{question}: the answer was cleared.").format(question=question)
        if event.old is None:
            return _("{question}: answered {new}.").format(question=question, new=new)
        return _("{question}: answered {new} instead of {old}.").format(question=question, new=new, old=old)

    def _changed(self, event: Event) -> str:
        question, old, new = self._question(event), self._words(event, event.old), self._words(event, event.new)
        if event.kind == "hidden":
            sentence = _("{question}: {old} was removed, because another answer makes the question needless.")
            return sentence.format(question=question, old=old)
        if event.kind == "second_entry_differs":
            sentence = _("{question}: another laptop's second entry of the form says {new}; the response has {old}.")
            return sentence.format(question=question, old=old, new=new)
        if event.kind == "kept" and event.reason == "salvaged":
            sentence = _("{question}: {new} was found in a damaged file; the log says {old}.")
            return sentence.format(question=question, old=old, new=new)
        if event.kind == "kept":
            sentence = _("{question}: {new} was kept in a merge; another laptop has {old}.")
            return sentence.format(question=question, old=old, new=new)
        sentence = _("{who} changed {question} from {old} to {new}, because: {reason}")
        return sentence.format(who=self.who(event), question=question, old=old, new=new, reason=event.reason)

    def _asked(self, event: Event) -> Asked | None:
        if event.variable not in self._prompts:
            return None
        section, prompt = self._prompts[event.variable]
        return asked(section, prompt, language(), answer=None, total=None, position=0, count=0)

    def _question(self, event: Event) -> str:
        """The question's words with its column, which tells expectation from perception."""
        question = self._asked(event)
        if question is None:
            return event.variable or ""
        words = dict(zip(question.columns, (option.label for option in question.choices), strict=False))
        text = words[str(event.variable)] if question.traits.divides else question.text
        return _("“{question}” ({column})").format(question=" ".join(text.split()).rstrip("."), column=event.variable)

    def _words(self, event: Event, value: Stored) -> str:
        """One stored value in words."""
        question = self._asked(event)
        if value is None:
            return _("no answer")
        if question is None or question.traits.divides:
            return str(value)
        answer = to_answer(self._prompts[str(event.variable)][1], {str(event.variable): value})
        return answer_in_words(question, answer)


def _plain(code: Stored) -> str:
    """A language by its name, any other code as it stands."""
    return LANGUAGES.get(str(code), str(code or "–"))
