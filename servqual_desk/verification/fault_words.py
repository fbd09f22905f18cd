"""What a verification found, in words: one sentence a fault."""

from collections.abc import Mapping
from types import MappingProxyType

from instruments.i18n import N_, _
from servqual_desk.verification.faults import Fault

_SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "unreadable": N_("The file cannot be read: {sentence}"),
        "pages": N_("The file is damaged: {sqlite}"),
        "reference": N_("A row of the table {where} belongs to something that is not there ({refers_to})."),
        "schema": N_("“{where}” is not built as the program builds it."),
        "questionnaire": N_("The questionnaire {where} is not the one that was put there."),
        "row_changed": N_("{where} was changed outside the program: {columns}."),
        "row_added": N_("{where} was added outside the program."),
        "row_missing": N_("{where} was deleted outside the program."),
        "answer_changed": N_("Response {where}: {column} holds {stored}, but the log says {logged}."),
        "response_changed": N_("Response {where} was changed outside the program."),
        "response_added": N_("Response {where} was added outside the program."),
        "response_missing": N_("Response {where} was deleted outside the program."),
        "response_moved": N_("Response {where} does not stand in the order in which the responses came."),
        "event_changed": N_("Line {line} of the log ({kind}, {at}) says something else than was written."),
        "event_link": N_("Line {line} of the log ({kind}, {at}) does not follow from the line before it."),
        "event_blanked": N_("Line {line} of the log was blanked, but response {response} was never erased."),
        "line_blanked": N_("Line {line} of the log was blanked, but no erasure of a source names it."),
        "event_number": N_("Before line {line} of the log a line is missing."),
        "log_cut": N_("The log does not end where {where} says."),
        "chain_missing": N_("{where} is missing, but the log has lines of it."),
        "device_changed": N_("{where} was given to another computer."),
        "chain_unkeyed": N_("{where} was not written with a key, as every chain of a protected survey is."),
        "head_missing": N_("The log no longer holds line {sequence} of {where}, which another laptop saw."),
        "head_unknown": N_("The file does not hold what the paper with the code {where} was printed from."),
    }
)


def fault_sentence(fault: Fault) -> str:
    """The fault in one sentence, in the language in force."""
    code = "line_blanked" if fault.code == "event_blanked" and fault.params.get("response") is None else fault.code
    words = {name: "—" if value is None else value for name, value in fault.params.items()}
    return _(_SENTENCES[code]).format(where=fault.where, **words)
