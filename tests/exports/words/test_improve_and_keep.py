"""What is to be improved beyond the five of the list: elements of the index below class B are named, others counted."""

import numpy as np
import pandas as pd
import pytest

from analysis import analyse
from exports.words.improve_and_keep import further_sentences, mend_first
from exports.words.names import item_text
from instruments.columns import variables
from instruments.i18n import use_language
from instruments.load import load_instrument
from instruments.model import Instrument


def answers(instrument: Instrument, n: int = 60, **middles: float) -> pd.DataFrame:
    """Everybody near the middle given for a column, or for all of its ending: `e`, `p`, `other`."""
    random = np.random.default_rng(1)
    found = {}
    for variable in variables(instrument):
        if variable.scale is not None:
            ending = variable.name.rpartition("_")[2]
            middle = middles.get(variable.name, middles.get(ending, middles["other"]))
            given = np.round(random.normal(middle, 0.5, n))
            found[variable.name] = np.clip(given, variable.scale.min, variable.scale.max)
    return pd.DataFrame(found)


@pytest.fixture(scope="module")
def skm() -> Instrument:
    return load_instrument("skm-9")


def said(instrument: Instrument, frame: pd.DataFrame, language: str = "en") -> tuple[str, ...]:
    with use_language(language):
        return further_sentences(analyse(frame, instrument), instrument)


def test_every_element_clearly_below_class_b_is_in_the_list_or_named_beside_it(skm: Instrument) -> None:
    frame = answers(skm, other=2.5, kompetensi=4.0)
    found = analyse(frame, skm)
    with use_language("en"):
        [sentence] = further_sentences(found, skm)
        assert sentence.startswith("Clearly below class B too: ")
        listed = {one.item for one in mend_first(found, skm)}
        for item in skm.items:
            is_named = item.id in listed or item_text(item.id, skm) in sentence
            assert is_named == (item.id != "kompetensi"), item.id


def test_where_all_is_well_nothing_further_is_said(skm: Instrument) -> None:
    assert said(skm, answers(skm, other=3.8)) == ()


def test_an_element_at_the_edge_of_class_b_is_not_named(skm: Instrument) -> None:
    with use_language("en"):
        competence = item_text("kompetensi", skm)
    assert competence not in " ".join(said(skm, answers(skm, other=2.2, kompetensi=3.05)))


def test_items_of_other_questionnaires_are_counted() -> None:
    servqual = load_instrument("servqual-22")
    frame = answers(servqual, e=6.5, p=3.0, other=4.0)
    assert said(servqual, frame)[0].startswith("17 further items are clearly below their acceptable level")
    assert said(servqual, frame, "id")[0].startswith("17 butir lain jelas di bawah")


def test_where_all_elements_are_below_none_is_left_to_be_named() -> None:
    counter = load_instrument("loket-lengkap")
    elements = {item.id: 2.0 for item in counter.items if item.dimension == "skm"}
    asked = {variable.name: 2.0 for variable in variables(counter) if variable.name.removesuffix("_p") in elements}
    sentences = said(counter, answers(counter, e=6.8, p=2.0, other=2.0, **asked))
    assert sentences[0] == "Every element of the satisfaction index is clearly below class B too."


def test_where_fewer_of_the_list_are_shown_the_rest_of_it_is_counted_too() -> None:
    servqual = load_instrument("servqual-22")
    found = analyse(answers(servqual, e=6.5, p=3.0, other=4.0), servqual)
    with use_language("en"):
        assert further_sentences(found, servqual, 3)[0].startswith("19 further items")


def test_what_is_alike_is_not_further_than_itself() -> None:
    servqual = load_instrument("servqual-22")
    sixty = pd.DataFrame({variable.name: [2.0, 1.0] * 30 for variable in variables(servqual) if variable.scale})
    [sentence] = said(servqual, sixty)
    assert sentence.startswith("22 items are clearly below their acceptable level")


def test_elements_alike_are_not_below_class_b_too(skm: Instrument) -> None:
    sixty = pd.DataFrame({item.id: [2.0, 1.0] * 30 for item in skm.items})
    assert said(skm, sixty) == ("Every element of the satisfaction index is clearly below class B.",)
    good = sixty.assign(kompetensi=4.0)
    assert said(skm, good)[0].startswith("Clearly below class B: ")
