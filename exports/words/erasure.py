"""What an erasure has done, in sentences: on the screen and on the citizen's receipt alike."""

from instruments.i18n import N_, _, ngettext
from servqual_desk.responses.erasure import CopiesReached, ErasureReceipt, Why

_WHY: dict[Why, str] = {
    "not_there": N_(
        "{name}: this folder for backups is not at hand. Its copies are erased at the next backup into it."
    ),
    "locked": N_(
        "{name}: this copy has another passphrase and cannot be opened. Delete the file, if it is not needed."
    ),
    "damaged": N_("{name}: this copy is damaged and cannot be read. Delete the file."),
    "in_use": N_("{name}: another program has it open. Close it there; it is erased at the next backup."),
    "read_only": N_("{name}: it cannot be written. Make it writable and back up once more, or delete the file."),
}


def erased_sentences(receipt: ErasureReceipt) -> list[str]:
    """What is gone, and from where."""
    sentences = [
        _("Erased from the survey: every answer with its history, comment codes, a second entry, the code itself."),
        _("Only the fact and the time of the erasure stay."),
    ]
    if receipt.copies:
        n = len(receipt.copies)
        sentence = ngettext("Erased from {n} backup: {names}.", "Erased from {n} backups: {names}.", n)
        sentences.append(sentence.format(n=n, names=", ".join(copy.name for copy in receipt.copies)))
    if receipt.n_without:
        n = receipt.n_without
        sentence = ngettext(
            "{n} other copy does not hold the response.", "{n} other copies do not hold the response.", n
        )
        sentences.append(sentence.format(n=n))
    return sentences


def unreached_sentences(reached: ErasureReceipt | CopiesReached) -> list[str]:
    """Where what was erased may still stand, and what to do about it."""
    return [_(_WHY[one.why]).format(name=one.path.name) for one in reached.unreached]


def asides() -> list[str]:
    """What no program can reach."""
    return [
        _(
            "Figures, reports and data files that were made before are not changed; new ones no longer count this response."
        ),
        _("A survey on another computer into which this one was merged is told at the next merge."),
    ]
