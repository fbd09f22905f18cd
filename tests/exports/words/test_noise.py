"""Of pure noise nothing is said with certainty: twenty seeded surveys, in both languages."""

import numpy as np
import pandas as pd
import pytest

from analysis import analyse
from exports.words.codes import code_word
from exports.words.headline import headline
from exports.words.improve_and_keep import mend_first, strengths
from instruments.columns import variables
from instruments.i18n import use_language
from instruments.load import load_instrument
from instruments.model import Instrument


def noise(instrument: Instrument, seed: int, n: int = 80) -> pd.DataFrame:
    """Every answer as likely as any other."""
    random = np.random.default_rng(seed)
    scales = {variable.name: variable.scale for variable in variables(instrument) if variable.scale is not None}
    return pd.DataFrame(
        {name: random.integers(scale.min, scale.max + 1, n).astype(float) for name, scale in scales.items()}
    )


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("name", ["servqual-22", "skm-9"])
def test_no_sentence_is_sure(name: str, seed: int) -> None:
    instrument = load_instrument(name)
    found = analyse(noise(instrument, seed), instrument)
    for language in ("id", "en"):
        with use_language(language):
            findings = (*mend_first(found, instrument), *strengths(found, instrument))
            said = " ".join([headline(found, instrument), *(one.why for one in findings)])
            assert all(one.certainty != "sure" for one in findings)
            assert code_word("sure").lower() not in said.lower().replace(code_word("likely").lower(), "")
