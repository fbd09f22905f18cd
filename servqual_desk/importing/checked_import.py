"""What checking a data file found: the sound rows, every fault, and everything that was concluded or is still to be asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from servqual_desk.errors import DataError
from servqual_desk.importing.consents import Consent
from servqual_desk.importing.faults import Fault, FaultGroup
from servqual_desk.importing.foreign_file import Guess
from servqual_desk.importing.found_columns import FoundColumn
from servqual_desk.importing.raw_table import Records
from servqual_desk.importing.word_list import Word

MOST_SENTENCES = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedImport:
    """What checking found.

    Attributes:
        records: the rows without a fault, in the file's order.
        faults: the faults, those of the whole file first, then by row; of very many the first 20,000.
        n_faults: how many there are in all.
        groups: all faults of cells, the same cell with the same fault counted together.
        words: the answers in words, each once, and the codes that the file itself labels.
        columns: their columns in the file's order, and what each was taken for.
        preset: which service wrote the file; "" for none.
        date_columns: our columns of dates and times that the file tells.
        open_dates: those whose cells leave open which of day and month stands first.
        open_times: the same of a service's own times, without which the file tells no day of the interviews.
        decimal_doubt: our columns whose cells leave open what their comma or point is.
        consents: what would change cells of the file, and whether a person has agreed.
        skipped: the rows that have a fault.
        blank: rows without any content between others; they are no responses.
        lacking: columns of the questionnaire that the file does not have; missing for everyone.
        guesses: what was concluded about the file.
        sources: our column → their column's name; what a person sees side by side.
    """

    records: Records
    faults: tuple[Fault, ...]
    n_faults: int
    groups: tuple[FaultGroup, ...]
    skipped: tuple[int, ...]
    blank: tuple[int, ...]
    lacking: tuple[str, ...]
    guesses: tuple[Guess, ...] = ()
    sources: Mapping[str, str]
    words: tuple[Word, ...] = ()
    columns: tuple[FoundColumn, ...] = ()
    preset: str = ""
    date_columns: tuple[str, ...] = ()
    open_dates: tuple[str, ...] = ()
    open_times: tuple[str, ...] = ()
    decimal_doubt: tuple[str, ...] = ()
    consents: tuple[Consent, ...] = ()

    @property
    def has_days(self) -> bool:
        """Whether the file tells when the interviews were held."""
        return bool({"sqd_started_at", "sqd_finished_at"} & self.sources.keys())

    @property
    def suggestions(self) -> tuple[Word, ...]:
        """The words that nobody can tell and that come near to an answer, which a person may accept."""
        return tuple(word for word in self.words if word.is_open and word.near)

    def accepted(self, *, skip_invalid: bool = False) -> Records:
        """The records to import.

        Raises:
            DataError: there is a fault; with `skip_invalid`, only one of the whole file, or when no row is sound.
        """
        refused = [fault for fault in self.faults if fault.row is None or not skip_invalid]
        if not refused and not self.records:
            refused = list(self.faults)
        if refused:
            raise DataError(self.sentences(refused))
        return self.records

    def sentences(self, faults: Sequence[Fault]) -> list[str]:
        """A sentence for each fault; of very many one for each cell that is wrong in the same way."""
        if self.n_faults <= MOST_SENTENCES:
            return [fault.sentence for fault in faults]
        of_file = [fault.sentence for fault in faults if fault.row is None]
        return [*of_file[:MOST_SENTENCES], *(group.sentence for group in self.groups[:MOST_SENTENCES])]
