"""The code by which a respondent, and nobody else, can ask for a response to be erased (UU 27/2022)."""

import secrets

# Without 0, O, 1, I and L, which would be misread on a slip of paper.
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 8


def new_withdrawal_code() -> str:
    """Eight random letters and digits: 8·10¹¹ possibilities."""
    number = secrets.randbelow(len(LETTERS) ** LENGTH)  # one draw for all places: an import makes 100,000 codes
    code = ""
    for _place in range(LENGTH):
        number, letter = divmod(number, len(LETTERS))
        code += LETTERS[letter]
    return code


def read_withdrawal_code(written: str) -> str:
    """The code as it is stored, from what a person wrote: capitals, without spaces and hyphens."""
    return written.replace("-", "").replace(" ", "").upper()
