"""A real survey with missing answers, printed: its numbers are those of R psych, rounded once."""

import json

import pandas as pd

from instruments.columns import variables
from instruments.i18n import format_number, use_language
from instruments.load import load_instrument
from tests.exports.report.conftest import WriteReport
from tests.exports.report.reading import whole
from tests.references import REFERENCES, needs_references


@needs_references
def test_the_alphas_and_means_of_bfi_are_printed_as_r_has_them(written: WriteReport) -> None:
    folder = REFERENCES / "bfi"
    instrument = load_instrument(folder / "instrument.toml")
    frame = pd.read_csv(folder / "data.csv")
    frame = frame.astype({variable.name: "float64" for variable in variables(instrument) if variable.kind == "scale"})
    text = whole(written(instrument, frame, language="id"))
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))["reliability"]
    with use_language("id"):
        for scale in expected:
            alpha, lower, upper = (format_number(scale[key], 3) for key in ("alpha", "alpha_lower", "alpha_upper"))
            assert f"{format_number(scale['n'], 0)} {scale['k']} {alpha} {lower}; {upper}" in text
            if scale["scale"] == "overall":
                continue  # its items are printed once, within their dimensions
            for item in scale["items"]:
                assert f"{format_number(item['mean'])} {format_number(item['sd'])}" in text
