"""DDI-Codebook 2.5 against the Alliance's own schema.

The schema is not carried along: `DDI_SCHEMA` names the folder of its `codebook.xsd` (DDI Alliance, Codebook 2.5 of 2012-01-17,
LGPL 3 or later; `2.5/schemas` in github.com/ncrncornell/ddi-schemas). Without it this is skipped, and the structure is held by
`test_codebook`.
"""

import os
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from exports.codebook.write import write_codebook
from exports.datasets.dataset import dataset
from instruments.columns import variables
from instruments.load import bundled, load_instrument

FOLDER = os.environ.get("DDI_SCHEMA", "")


@pytest.fixture(scope="module")
def schema() -> Any:
    etree = pytest.importorskip("lxml.etree")

    class Beside(etree.Resolver):
        """What the schema includes lies beside it; nothing is fetched."""

        def resolve(self, url: str, _public: str, context: Any) -> Any:
            return self.resolve_filename(str(Path(FOLDER) / Path(url).name), context)

    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Beside())
    return etree.XMLSchema(etree.parse(str(Path(FOLDER) / "codebook.xsd"), parser))


@pytest.mark.skipif(not FOLDER, reason="DDI_SCHEMA does not name the folder of codebook.xsd")
@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("name", bundled())
def test_the_codebook_of_a_bundled_questionnaire_is_valid(
    schema: Any, tmp_path: Path, name: str, language: str
) -> None:
    etree = pytest.importorskip("lxml.etree")
    instrument = load_instrument(name)
    frame = pd.DataFrame({variable.name: [] for variable in variables(instrument)}, dtype="object")
    write_codebook(dataset(frame, instrument, language=language, title="A & B <survey>"), tmp_path / "codes.xml")
    schema.assertValid(etree.parse(str(tmp_path / "codes.xml")))
