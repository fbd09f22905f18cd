"""The codebook says what every column and code means, in each of its formats."""

import csv
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest

from exports.codebook.ddi_file import NAMESPACE
from exports.codebook.write import CODEBOOKS, write_codebook
from exports.datasets.dataset import Dataset, dataset
from instruments.columns import variables
from instruments.i18n import use_language
from instruments.load import bundled, instrument_from_toml, load_instrument
from instruments.model import Instrument
from servqual_desk.errors import DataError
from tests.exports.report.reading import whole
from tests.little_survey import TOML, little_survey


def empty(instrument: Instrument) -> Dataset:
    frame = pd.DataFrame({variable.name: [] for variable in variables(instrument)}, dtype="object")
    return dataset(frame, instrument, language="en", title="A & B <survey>")


@pytest.fixture
def data() -> Dataset:
    return dataset(
        pd.DataFrame({"t1_e": [5], "e1_e": [1.0], "sex": ["f"]}), little_survey(), language="en", title="Little"
    )


def test_a_row_of_the_csv_says_what_a_column_is(tmp_path: Path, data: Dataset) -> None:
    write_codebook(data, tmp_path / "codes.csv")
    with (tmp_path / "codes.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["Column"]: row for row in csv.DictReader(file)}
    assert rows["t1_e"]["What was asked"] == "The room is tidy."
    assert rows["t1_e"]["Asked of each item"] == "Should be:"
    assert rows["e1_e"]["Negatively worded"] == "yes"
    assert rows["sex"]["Codes"] == "f = Female; m = Male"
    assert rows["sex"]["Columns in SPSS"] == "sex, sqd_id_sex"


def test_ddi_has_a_variable_for_each_column(tmp_path: Path, data: Dataset) -> None:
    write_codebook(data, tmp_path / "codes.xml")
    root = ElementTree.parse(tmp_path / "codes.xml").getroot()
    names = {"d": NAMESPACE}
    assert root.tag == f"{{{NAMESPACE}}}codeBook"
    variables = {one.get("name"): one for one in root.findall("d:dataDscr/d:var", names)}
    assert list(variables) == ["t1_e", "e1_e", "sex"]
    item = variables["t1_e"]
    assert item.findtext("d:qstn/d:preQTxt", namespaces=names) == "Should be:"
    assert item.findtext("d:qstn/d:qstnLit", namespaces=names) == "The room is tidy."
    codes = {
        one.findtext("d:catValu", namespaces=names): (one.findtext("d:labl", namespaces=names), one.get("missing"))
        for one in item.findall("d:catgry", names)
    }
    assert codes["7"] == ("Strongly agree", None)
    assert codes["dk"] == ("Don't know", "Y")
    assert root.findtext("d:fileDscr/d:fileTxt/d:dimensns/d:caseQnty", namespaces=names) == "1"


# The order of elements in the schema of DDI-Codebook 2.5 (codebook.xsd: varType, stdyDscrType, fileTxtType, codeBookType).
ORDER = {
    "codeBook": ["docDscr", "stdyDscr", "fileDscr", "dataDscr"],
    "stdyDscr": ["citation", "stdyInfo", "method"],
    "stdyInfo": ["subject", "abstract", "sumDscr"],
    "fileTxt": ["fileName", "fileCont", "fileStrc", "dimensns", "fileType"],
    "dataDscr": ["varGrp", "var"],
    "var": ["labl", "qstn", "valrng", "universe", "txt", "catgry", "concept", "varFormat", "notes"],
    "qstn": ["preQTxt", "qstnLit"],
    "catgry": ["catValu", "labl"],
}


@pytest.mark.parametrize("name", bundled())
def test_the_elements_of_ddi_stand_in_the_order_of_its_schema(tmp_path: Path, name: str) -> None:
    write_codebook(empty(load_instrument(name)), tmp_path / "codes.xml")
    seen: set[str] = set()
    root = ElementTree.parse(tmp_path / "codes.xml").getroot()
    ids = {one.get("ID") for one in root.iter() if one.get("ID")}
    for element in root.iter():
        tag = element.tag.rpartition("}")[2]
        children = [child.tag.rpartition("}")[2] for child in element]
        if tag in ORDER:
            places = [ORDER[tag].index(child) for child in children]
            assert places == sorted(places), tag
            seen.add(tag)
        assert {*(element.get("var") or "").split(), *(element.get("files") or "").split()} <= ids
    assert seen == {*ORDER}


@pytest.mark.parametrize("ending", CODEBOOKS)
@pytest.mark.parametrize("name", bundled())
def test_every_questionnaire_has_a_codebook(tmp_path: Path, name: str, ending: str) -> None:
    instrument = load_instrument(name)
    path = tmp_path / f"codes{ending}"
    write_codebook(empty(instrument), path)
    text = whole(path) if ending == ".pdf" else path.read_text(encoding="utf-8")
    assert all(item.id in text for item in instrument.items)


def test_a_renamed_column_is_listed(tmp_path: Path) -> None:
    long = "a" * 40
    data = empty(instrument_from_toml(TOML.replace('id = "hours"', f'id = "{long}"'), name="little.toml"))
    write_codebook(data, tmp_path / "codes.html")
    text = (tmp_path / "codes.html").read_text(encoding="utf-8")
    assert "A &amp; B &lt;survey&gt;" in text
    others = text.partition("called otherwise")[2]
    assert long in others
    assert "a" * 31 in others
    assert ">t1_e<" not in others


def test_another_ending_is_refused(tmp_path: Path, data: Dataset) -> None:
    with use_language("en"), pytest.raises(DataError, match=r"\.html, \.pdf, \.csv, \.xml"):
        write_codebook(data, tmp_path / "codes.doc")
