"""Blocks that questionnaires share: what is included stands in the questionnaire, and in what a project keeps of it."""

import json
import tomllib

import pytest

from instruments.blocks import BLOCKS, blocks, read_block
from instruments.load import bundled, instrument_from_toml, load_instrument
from instruments.model import Instrument
from instruments.question_order import sections
from instruments.rules.questions import EDITIONS
from tests.instruments.small import SMALL, faults

HEAD = 'citation = "Made for tests."\n'


def small_with(include: str, *, text: str = SMALL) -> str:
    return text.replace(HEAD, f"{HEAD}{include}\n", 1)


def loaded(text: str) -> Instrument:
    return instrument_from_toml(text, name="small.toml")


def names(instrument: Instrument) -> list[str]:
    return [question.id for question in instrument.questions]


def test_these_blocks_come_with_the_program() -> None:
    assert blocks() == (
        "channel-preference",
        "closing",
        "complaints",
        "consent",
        "consent-staff",
        "development-problems",
        "digital-quality",
        "digital-services",
        "districts-tangerang",
        "districts-tangerang-selatan",
        "interview-guide",
        "participation",
        "profile",
        "services-tangerang",
        "services-tangerang-selatan",
        "smart-governance",
        "socialisation",
    )


def test_included_questions_stand_before_and_after_the_own_ones() -> None:
    instrument = loaded(small_with('include = ["closing", "consent", "profile"]'))

    own = names(loaded(SMALL))
    assert names(instrument) == ["consent", "sex", "age", "education", "occupation", *own, "comment"]


def test_what_is_kept_holds_the_blocks_and_needs_no_library() -> None:
    instrument = loaded(small_with('include = ["consent", "profile", "closing"]  # shared'))

    kept = tomllib.loads(instrument.source)
    assert "include" not in kept
    assert [question["id"] for question in kept["questions"]] == names(instrument)
    assert loaded(instrument.source) == instrument
    assert loaded(instrument.source).source == instrument.source


@pytest.mark.parametrize("id_", bundled())
def test_a_bundled_questionnaire_is_kept_whole_with_its_comments(id_: str) -> None:
    instrument = load_instrument(id_)

    assert "include =" not in instrument.source
    assert instrument.source.startswith("# ")
    assert instrument_from_toml(instrument.source, name=id_) == instrument


def test_an_own_question_takes_the_place_of_the_blocks() -> None:
    own = '\n[[questions]]\nid = "sex"\nkind = "text"\ntext = { id = "Kelamin?", en = "Sex?" }\n'

    instrument = loaded(small_with('include = ["profile"]') + own)

    assert names(instrument).count("sex") == 1
    assert instrument.question("sex").kind == "text"


def test_a_follow_up_may_look_at_a_blocks_answer() -> None:
    own = (
        '\n[[questions]]\nid = "school"\nkind = "text"\nshow_if = "occupation == \'pelajar\'"\n'
        'text = { id = "Sekolah?", en = "School?" }\n'
    )

    assert names(loaded(small_with('include = ["profile"]') + own))[-1] == "school"


def test_the_guide_of_an_interview_asks_informants_in_their_own_words() -> None:
    informants = small_with('edition = "informant"\ninclude = ["consent", "interview-guide", "closing"]')

    guide = [question for question in loaded(informants).questions if question.heading is not None]

    assert len(guide) == 8
    assert all(question.traits.own_words and question.role == "comment" for question in guide)
    [said] = faults(small_with('include = ["interview-guide"]'))
    assert "is for the edition informant, not citizen" in said


def test_only_the_questionnaires_own_languages_are_taken() -> None:
    english = (
        'format = 1\nid = "one"\nversion = "1"\nlanguages = ["en"]\ninclude = ["consent"]\ntitle = { en = "One" }\n'
    )
    rest = (
        '[scales.s]\nmin = 1\nmax = 2\n[[batteries]]\nid = "perception"\nsuffix = ""\nscale = "s"\nstem = { en = "" }\n'
        '[[dimensions]]\nid = "d"\ntitle = { en = "D" }\n[[items]]\nid = "i"\ndimension = "d"\ntext = { en = "I" }\n'
    )

    consent = loaded(english + rest).question("consent")

    assert set(consent.text.words) == {"en"}
    assert all(set(choice.label.words) == {"en"} for choice in consent.choices)


def test_a_list_of_questions_in_one_line_is_written_anew() -> None:
    questions = 'questions = [{ id = "q", kind = "text", text = { id = "Q?", en = "Q?" } }]\n'
    head, _own, _rest = SMALL.partition("[[questions]]")

    instrument = loaded(small_with(f'include = ["consent"]\n{questions}', text=head))

    assert names(instrument) == ["consent", "q"]
    assert loaded(instrument.source) == instrument


def test_the_promised_minutes_are_those_of_the_file_or_counted() -> None:
    counted, given = (
        loaded(small_with('include = ["consent"]')),
        loaded(small_with('minutes = 7\ninclude = ["consent"]')),
    )

    assert counted.minutes >= 1
    assert f"takes about {counted.minutes} minutes" in counted.question("consent").text.get("en")
    assert given.minutes == 7
    assert "sekitar 7 menit" in given.question("consent").text.get("id")


def test_more_to_read_takes_longer() -> None:
    assert (
        load_instrument("skm-9").minutes
        < load_instrument("servperf-22").minutes
        < load_instrument("servqual-22").minutes
    )


@pytest.mark.parametrize(
    ("include", "said"),
    [
        (
            'include = ["consent", "profil"]',
            "line 7, include[1]: There is no block “profil”; use one of: channel-preference, closing",
        ),
        ("include = true", "line 7, include: Here a list is needed, not true"),
    ],
)
def test_a_block_that_is_not_there(include: str, said: str) -> None:
    (fault,) = faults(small_with(include))
    assert said in fault


def test_a_language_that_the_block_does_not_speak() -> None:
    text = small_with('include = ["consent"]').replace('languages = ["id", "en"]', 'languages = ["id", "en", "jv"]')
    assert any("The block “consent” has no words in the language “jv”" in fault for fault in faults(text))


def test_a_fault_of_an_own_question_stands_at_its_own_place() -> None:
    broken = small_with('include = ["consent", "profile", "closing"]').replace('kind = "choice"', 'kind = "chioce"', 1)
    line = next(number for number, row in enumerate(broken.splitlines(), start=1) if "chioce" in row)
    assert faults(broken)[0].startswith(f'small.toml, line {line}, questions[0] "channel".kind: “chioce” is none of')


def test_every_block_says_where_it_stands() -> None:
    for path in BLOCKS.glob("*.toml"):
        assert tomllib.loads(path.read_text(encoding="utf-8"))["asked"] in ("first", "last")


def test_every_block_says_who_can_answer_it() -> None:
    for name in blocks():
        assert read_block(name)["editions"]
        assert set(read_block(name)["editions"]) <= set(EDITIONS)


def test_statements_scales_and_families_of_a_block_stand_after_the_own_ones() -> None:
    own = loaded(SMALL)
    instrument = loaded(small_with('include = ["digital-services", "digital-quality"]'))

    assert instrument.items[: len(own.items)] == own.items
    assert [item.id for item in instrument.items[len(own.items) :]][:2] == ["q1", "q2"]
    assert instrument.family("digital").show_if == "app_used == 'yes'"
    assert loaded(instrument.source) == instrument


def test_every_block_can_be_included_with_those_that_it_needs() -> None:
    needed = {"digital-quality": ["digital-services"]}
    for name in blocks():
        parts = [*needed.get(name, []), name]
        edition = read_block(name)["editions"][0]
        instrument = loaded(small_with(f'edition = "{edition}"\ninclude = {json.dumps(parts)}'))
        assert loaded(instrument.source) == instrument


def test_questions_of_a_block_stand_under_its_heading() -> None:
    instrument = loaded(small_with('include = ["profile", "complaints"]'))

    first, second, *_rest = sections(instrument)
    assert first.title is None
    assert second.title is not None
    assert second.title.get("en") == "Complaints"
    assert {prompt.column.partition("_")[0] for prompt in second.prompts} == {"complaint"}


def test_a_fault_of_an_own_statement_stands_at_its_place_and_of_a_blocks_at_the_include() -> None:
    broken = small_with('include = ["digital-services", "smart-governance"]').replace(
        'dimension = "speed"', 'dimension = "empaty"', 1
    )
    assert any("items[" in fault and "empaty" in fault for fault in faults(broken))
    [alone] = {fault.partition(": ")[0] for fault in faults(small_with('include = ["digital-quality"]'))}
    assert alone == "small.toml, line 7, include"


@pytest.mark.parametrize(("blocks_of", "question"), [("districts", "district"), ("services", "city_known")])
def test_two_cities_are_not_asked_in_one_questionnaire(blocks_of: str, question: str) -> None:
    both = small_with(f'include = ["{blocks_of}-tangerang", "{blocks_of}-tangerang-selatan"]')
    assert any(question in fault and ", include" in fault for fault in faults(both))


def test_no_city_is_asked_about_what_is_the_others() -> None:
    one, other = (
        {choice["id"] for choice in read_block(name)["questions"][0]["choices"]}
        for name in ("services-tangerang", "services-tangerang-selatan")
    )
    assert one & other == {"none"}
    assert {"live", "laksa", "call_112", "lintasan", "mpp"} <= one
    assert {"siaran", "tangsel_pay", "wifi"} <= other


def test_a_block_for_citizens_is_not_asked_of_staff() -> None:
    [fault] = faults(small_with('edition = "staff"\ninclude = ["complaints"]'))
    assert "The block “complaints” is for the edition citizen, not staff" in fault


def test_an_edition_that_nobody_knows() -> None:
    [fault] = faults(small_with('edition = "everyone"'))
    assert "“everyone” is none of citizen, staff, informant." in fault
