"""What an office puts around its papers: letterhead, number, signature. All of it is optional."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """As `fieldwork/office_papers.py` keeps it in the survey's settings.

    Attributes:
        lines: what stands under the office's name: the office above it, address, telephone.
        logo: the content of a PNG or JPEG file; empty for none.
        document_number: the number under which the office files the paper.
        place: where it is signed.
        position: the office of the person who signs.
        signatory: the person's name.
        signatory_number: the person's number of employment (NIP).
        legal_basis: what obliges the office to ask, a line each; the general laws where empty.
    """

    lines: tuple[str, ...] = ()
    logo: bytes = b""
    document_number: str = ""
    place: str = ""
    position: str = ""
    signatory: str = ""
    signatory_number: str = ""
    legal_basis: tuple[str, ...] = ()
