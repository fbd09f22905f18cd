"""Coefficients, fit and diagnostics against R (oracles/small.R), and models that cannot be fitted."""

import numpy as np
import pytest

from analysis import Options, analyse
from analysis.methods.regression.linear_model import Regression, regress
from analysis.survey import Analysis
from instruments.model import Instrument
from tests.analysis.questionnaires import PAIR, answers, questionnaire

Y = np.array([3, 4, 4, 2, 5, 4, 3, 5, 1, 4.0])
X = np.array([[2.5, 4, 3.5, 2, 4.5, 4, 3, 5, 1.5, 3], [3, 3.5, 4, 2, 4, 5, 2.5, 4.5, 2, 3.5]]).T
NAMES = ("x1", "x2")


@pytest.fixture(scope="module")
def model() -> Regression:
    return regress(Y, X, NAMES)


def close(*numbers: float) -> object:
    return pytest.approx(numbers, rel=1e-11)


def test_coefficients(model: Regression) -> None:
    const, x1, x2 = model.terms
    assert (const.term, x1.term, x2.term) == ("const", "x1", "x2")
    assert (const.b, x1.b, x2.b) == close(-0.2249070631970242, 0.9219330855018578, 0.2007434944237922)
    assert (const.se, x1.se, x2.se) == close(0.5220283587789079, 0.2671227018857434, 0.2902741496315149)
    assert (x1.t, x1.p) == close(3.4513468117591772, 0.01067183642762669)
    assert (x2.lower, x2.upper) == close(-0.4856457994053607, 0.8871327882529452)
    assert (x1.beta, x2.beta) == close(0.8066346785378101, 0.1616297888220688)
    assert (x1.vif, x1.tolerance) == close(3.878810408921932, 1 / 3.878810408921932)
    assert (const.se_hc3, x1.se_hc3, x2.se_hc3) == close(0.7997001720815166, 0.4107066658742324, 0.5222596553462532)
    assert (const.beta, const.vif, const.tolerance) == (None, None, None)


def test_fit(model: Regression) -> None:
    assert (model.n, model.df1, model.df2) == (10, 2, 7)
    assert (model.r2, model.r2_adj) == close(0.9014228945007050, 0.8732580072151921)
    assert (model.f, model.f_p) == close(32.00520156046812, 3.007573272074146e-04)
    assert model.sigma == pytest.approx(0.4518798876028543, rel=1e-12)
    assert (model.aic, model.bic) == close(14.92524382759159, 15.83299910657373)  # R's, less one parameter


def test_diagnostics(model: Regression) -> None:
    d = model.diagnostics
    assert d.durbin_watson == pytest.approx(2.1609873296561477, rel=1e-12)
    assert (d.breusch_pagan.lm, d.breusch_pagan.p) == close(2.8629220455419699, 0.2389595417476354)
    assert [term.t for term in d.glejser] == close(-1.869488836235583, 1.975770082840475)
    assert [term.p for term in d.glejser] == close(0.1037556910708903, 0.0887333480708708)
    assert d.lilliefors.d == pytest.approx(0.1204587552203718, rel=1e-12)
    assert (d.shapiro.w, d.shapiro.p) == close(0.9717176051828452, 0.9062973713516820)
    assert (d.jarque_bera.jb, d.jarque_bera.p) == close(0.3334464334050617, 0.8464338576721724)
    assert (d.reset.f, d.reset.p) == close(2.5005413844770135, 0.1767288522830293)
    assert d.condition_number == pytest.approx(16.06166181654691, rel=1e-12)


def test_one_predictor_has_a_vif_of_one() -> None:
    term = regress(Y, X[:, :1], ("x1",)).terms[1]
    assert (term.vif, term.tolerance) == close(1, 1)


def test_without_an_intercept_nothing_is_centred() -> None:
    # y = 2x + e through the origin: b = Σxy/Σx² = 28/14, uncentred R² = 1 − Σe²/Σy² with e = (1, −2, 1)
    model = regress(np.array([3, 2, 7.0]), np.array([[1.0], [2], [3]]), ("x",), intercept=False)
    (term,) = model.terms
    assert (term.term, term.b, term.vif) == ("x", pytest.approx(2, rel=1e-14), None)
    assert model.r2 == pytest.approx(1 - 6 / 62, rel=1e-14)
    assert model.df2 == 2


@pytest.mark.parametrize(
    ("y", "x", "code"),
    [
        (Y[:3], X[:3], "too_few_responses"),
        (Y[:0], X[:0], "too_few_responses"),
        (np.full(10, 4.0), X, "constant_outcome"),
        (Y, np.column_stack([X[:, 0], X[:, 0]]), "collinear_predictors"),
        (Y, np.column_stack([X[:, 0], np.full(10, 3.5)]), "collinear_predictors"),
        (Y, np.column_stack([X[:, 0], np.zeros(10)]), "collinear_predictors"),
    ],
)
def test_a_model_that_cannot_be_fitted_says_why(y: np.ndarray, x: np.ndarray, code: str) -> None:
    model = regress(y, x, NAMES, outcome="overall", predictors="gap")
    assert [(note.code, note.where) for note in model.notes] == [(code, "regression/overall/gap")]
    assert (model.n, model.r2, model.f, model.sigma, model.diagnostics.durbin_watson) == (
        len(y),
        None,
        None,
        None,
        None,
    )
    assert [(term.term, term.b) for term in model.terms] == [("const", None), ("x1", None), ("x2", None)]


def test_collinear_predictors_are_named() -> None:
    third = X[:, 0] / 3 + X[:, 1] / 7  # a sum up to rounding
    noise = np.array([1, 5, 2, 2, 4, 3, 3, 1, 5, 2.0])
    (note,) = regress(Y, np.column_stack([X, third, noise]), ("a", "b", "c", "d")).notes
    assert note.params == {"terms": "a, b, c"}


def test_a_perfect_fit_has_coefficients_and_no_tests() -> None:
    model = regress(1 + 2 * X[:, 0] - X[:, 1], X, NAMES)
    assert [term.b for term in model.terms] == pytest.approx([1, 2, -1])
    assert (model.r2, model.sigma, model.f, model.aic, model.terms[1].t, model.terms[1].p) == (
        1,
        0,
        None,
        None,
        None,
        None,
    )
    assert [note.code for note in model.notes] == ["perfect_fit"]


def test_a_respondent_fitted_exactly_leaves_hc3_undefined() -> None:
    x = np.array([[0, 0, 0, 0, 0, 1.0]]).T
    model = regress(np.array([1, 2, 2, 3, 1, 5.0]), x, ("only",))
    assert [term.se_hc3 for term in model.terms] == [None, None]
    assert "full_leverage" in {note.code for note in model.notes}


def test_two_fitted_values_leave_reset_undefined() -> None:
    x = np.array([[0, 0, 0, 1, 1, 1, 1.0]]).T
    model = regress(np.array([1, 2, 2, 3, 5, 5, 4.0]), x, ("only",), outcome="y", predictors="x")
    assert model.diagnostics.reset.f is None
    assert ("test_undefined", "regression/y/x/reset") in {(note.code, note.where) for note in model.notes}


def test_residuals_of_one_size_leave_the_variance_tests_undefined() -> None:
    x = np.array([[0, 0, 1, 1.0]]).T
    diagnostics = regress(np.array([1, 2, 1, 2.5]) - np.array([0, 0, 0, 0.5]), x, ("only",)).diagnostics
    assert (diagnostics.breusch_pagan.lm, diagnostics.glejser[0].t) == (None, None)


def test_more_than_5000_residuals_have_no_shapiro() -> None:
    rng = np.random.default_rng(1)
    x = rng.normal(size=(5001, 1))
    model = regress(x[:, 0] + rng.normal(size=5001), x, ("x",))
    assert (model.diagnostics.shapiro.w, model.diagnostics.shapiro.p) == (None, None)
    assert {"n": 5001, "limit": 5000} in [note.params for note in model.notes]
    assert len(model.residuals) == 400


SURVEY = answers(
    a_e=[5, 5, 4, 5, 5, 4],
    a_p=[3, 4, 4, 2, 5, 1],
    c_e=[4, 5, 5, 5, 4, 4],
    c_p=[4, 4, 5, 3, 2, 2],
    overall=[3, 4, 5, 2, 4, 1],
    again=[3, 4, 4, 2, 5, None],
)
DIMENSIONS = {"speed": ("a",), "care": ("c",)}


def models(analysis: Analysis) -> list[tuple[str, str, int]]:
    assert analysis.regression is not None
    return [(model.outcome, model.predictors, model.n) for model in analysis.regression]


def test_every_outcome_on_perceptions_and_gaps() -> None:
    instrument = questionnaire(DIMENSIONS, PAIR, outcomes=("overall", "again"))
    assert models(analyse(SURVEY, instrument)) == [
        ("overall", "perception", 6),
        ("overall", "gap", 6),
        ("again", "perception", 5),
        ("again", "gap", 5),
    ]
    assert models(analyse(SURVEY, instrument, Options(predictors="gap"))) == [
        ("overall", "gap", 6),
        ("again", "gap", 5),
    ]


def test_gaps_asked_for_where_there_are_none() -> None:
    instrument = questionnaire(DIMENSIONS, outcomes=("overall",))
    analysis = analyse(SURVEY, instrument, Options(predictors="gap"))
    assert analysis.regression == ()
    assert ("no_gap_predictors", "regression") in {(note.code, note.where) for note in analysis.notes}


def test_no_outcome_no_regression() -> None:
    assert analyse(SURVEY, questionnaire(DIMENSIONS)).regression is None


def test_the_community_index_predicts_nothing() -> None:
    instrument = questionnaire({"skm": ("a",)}, scale=(1, 4), families={"skm": "skm"}, outcomes=("overall",))
    analysis = analyse(SURVEY, instrument)
    assert analysis.regression is None
    assert ("no_predictors", "regression") in {(note.code, note.where) for note in analysis.notes}


def predictors_of(instrument: Instrument) -> list[str]:
    analysis = analyse(SURVEY.assign(a=SURVEY["a_p"], c=SURVEY["c_p"]), instrument)
    assert analysis.regression is not None
    return [term.term for term in analysis.regression[0].terms]


def test_predictors_are_the_family_with_both_batteries() -> None:
    instrument = questionnaire(
        DIMENSIONS,
        PAIR,
        families={"speed": "cohen", "care": "servqual"},
        asked={"a": ["perception"]},
        outcomes=("overall",),
    )
    assert predictors_of(instrument) == ["const", "care"]


def test_predictors_are_else_the_first_family_that_is_not_skm() -> None:
    families = {"speed": "skm", "care": "cohen"}
    instrument = questionnaire(DIMENSIONS, scale=(1, 4), families=families, outcomes=("overall",))
    assert predictors_of(instrument) == ["const", "care"]
