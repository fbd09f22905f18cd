"""The code by which a respondent, and nobody else, can ask for a response to be erased (UU 27/2022)."""

import secrets

# Without 0, O, 1, I and L, which would be misread on a slip of paper.
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 8
GROUP = 4  # letters and digits that stand together where a person reads them


def new_withdrawal_code() -> str:
    """Eight random letters and digits: 8·10¹¹ possibilities."""
    number = secrets.randbelow(len(LETTERS) ** LENGTH)  # one draw for all places: an import makes 100,000 codes
    code = ""
    for _place in range(LENGTH):
        number, letter = divmod(number, len(LETTERS))
        code += LETTERS[letter]
    return code


def grouped(code: str) -> str:
    """A code in groups of four, which is easier to copy: `K7MP 2XQ9`."""
    return " ".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def read_withdrawal_code(written: str) -> str:
    """The code as it is stored, from what a person wrote: capitals, without spaces and hyphens."""
    return written.replace("-", "").replace(" ", "").upper()
