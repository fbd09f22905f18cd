"""What a verification finds."""

from collections.abc import Mapping

from msgspec import Struct, field

from servqual_desk.store.event_log import Stored


class Fault(Struct, frozen=True, kw_only=True):
    """One thing that is not as it was put there.

    Attributes:
        code: what is wrong; `fault_words` says it.
        where: a response's uuid, a row's name (`unit["north"]`), a line of the log (`event[12]`), a device, or a table.
        params: the values that the words need.
    """

    code: str
    where: str
    params: Mapping[str, Stored] = field(default_factory=dict)


class Verification(Struct, frozen=True, kw_only=True):
    """The result over a whole project: how many responses (of every status) and lines of the log there are, and what is wrong.

    Attributes:
        heads: the codes of the chains' heads, which a report prints; see `log_head_code`.
    """

    responses: int = 0
    events: int = 0
    faults: tuple[Fault, ...] = ()
    heads: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults
