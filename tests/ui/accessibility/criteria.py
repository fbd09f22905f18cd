"""The success criteria of WCAG 2.2, levels A and AA, as far as they apply to a desktop program, and the test that holds each."""

from dataclasses import dataclass

_UI, _KIOSK = "tests/ui", "tests/ui/collect/kiosk"
PAGES = f"{_UI}/test_accessibility.py::test_controls_have_names_and_are_reached_by_tab"
TAB = f"{_UI}/test_accessibility.py::test_tab_goes_round_the_whole_page"
SPOKEN = f"{_UI}/accessibility/test_screen_reader.py::test_an_interview_is_answered_from_what_is_spoken"
ALOUD = f"{_KIOSK}/test_reading_aloud.py"


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """What it is about, what holds of it here, and by which tests; `state` is held, partly, or not applicable."""

    number: str
    name: str
    state: str
    words: str
    tests: tuple[str, ...] = ()


def held(number: str, name: str, words: str, *tests: str) -> Criterion:
    return Criterion(number=number, name=name, state="held", words=words, tests=tests)


def partly(number: str, name: str, words: str, *tests: str) -> Criterion:
    return Criterion(number=number, name=name, state="partly", words=words, tests=tests)


def not_here(number: str, name: str, words: str) -> Criterion:
    return Criterion(number=number, name=name, state="not applicable", words=words)


_MEDIA = "No recorded sound or film."
CRITERIA = (
    held(
        "1.1.1",
        "Non-text content",
        "Buttons with a picture alone have a name; charts stand beside the table that they draw, and name each point.",
        PAGES,
        f"{_UI}/results/test_charts.py::test_keys_go_from_point_to_point_and_each_is_told_by_its_whole_name",
    ),
    not_here("1.2.1", "Audio-only and video-only", _MEDIA),
    not_here("1.2.2", "Captions (prerecorded)", _MEDIA),
    not_here("1.2.3", "Audio description or media alternative", _MEDIA),
    not_here("1.2.4", "Captions (live)", _MEDIA),
    not_here("1.2.5", "Audio description (prerecorded)", _MEDIA),
    held(
        "1.3.1", "Info and relationships", "An answer stands in the tree within what bears its question's name.", SPOKEN
    ),
    held(
        "1.3.2",
        "Meaningful sequence",
        "What is read aloud and what the tree says comes in the order of the screen.",
        SPOKEN,
        f"{ALOUD}::test_a_whole_interview_by_six_keys",
    ),
    held(
        "1.3.3",
        "Sensory characteristics",
        "Sentences name a button by its words, never by its place or colour.",
        "tests/test_glossary.py::test_the_catalogue_keeps_to_the_glossary",
    ),
    held(
        "1.3.4",
        "Orientation",
        "The kiosk is whole on every screen from 1280 × 720 on; nothing asks for an orientation.",
        f"{_KIOSK}/test_fits.py::test_nothing_is_cut_covered_or_scrolled",
    ),
    not_here(
        "1.3.5", "Identify input purpose", "A citizen is never asked for a name, an address or a number of their own."
    ),
    held(
        "1.4.1",
        "Use of colour",
        "A chosen answer is filled and checked, a battery named in words, a fault a sentence.",
        f"{_UI}/test_interview.py::test_the_banner_says_which_battery_is_asked_in_both_languages",
    ),
    held(
        "1.4.2",
        "Audio control",
        "Reading aloud is off until asked for; one button ends it.",
        f"{ALOUD}::test_a_finger_hears_nothing_until_it_asks",
    ),
    held(
        "1.4.3",
        "Contrast (minimum)",
        "4.5 : 1 in every theme; see below.",
        f"{_UI}/test_theme.py::test_text_can_be_read_on_every_ground",
        f"{_UI}/test_theme.py::test_every_battery_can_be_read_and_seen",
    ),
    held(
        "1.4.4",
        "Resize text",
        "100 to 200 per cent, by A+ and A−, with nothing cut off.",
        f"{_UI}/collect/test_fits.py::test_the_answers_and_the_receipt_are_whole",
        f"{_KIOSK}/test_fits.py::test_nothing_is_cut_covered_or_scrolled",
    ),
    held(
        "1.4.5",
        "Images of text",
        "None; charts have real text.",
        "tests/exports/charts/test_draw.py::test_text_stays_text_in_our_family",
    ),
    partly(
        "1.4.10",
        "Reflow",
        "To 200 per cent of 1280 × 720, of the text or by the system, pages scroll down alone and tables to the side; the Lab needs 900 pixels beside its methods. At 400 per cent the bar on top and some buttons are cut off.",
        f"{_UI}/accessibility/test_reflow.py::test_nothing_is_cut_at_its_sides",
        f"{_UI}/collect/test_fits.py::test_the_rail_folds_where_the_text_is_large",
    ),
    held(
        "1.4.11",
        "Non-text contrast",
        "Borders and the ring of the focus: 3 : 1 on a card; see below.",
        f"{_UI}/test_theme.py::test_borders_and_focus_can_be_seen",
    ),
    not_here(
        "1.4.12", "Text spacing", "There is no markup whose spacing a reader could set; the size of text is 1.4.4."
    ),
    held(
        "1.4.13",
        "Content on hover or focus",
        "A tooltip stays while its control or itself is pointed at; Esc takes it away, and nothing else. What it says is the control's description.",
        f"{_UI}/widgets/test_lasting_tips.py::test_a_tooltip_stays_over_its_place_and_under_the_pointer",
        f"{_UI}/widgets/test_lasting_tips.py::test_esc_takes_a_tooltip_away_and_nothing_else",
        f"{_UI}/test_plain_words.py::test_a_tooltip_of_markup_is_spoken_as_it_was_typed",
    ),
    held(
        "2.1.1",
        "Keyboard",
        "Every control of every page; a whole interview by keys; the kiosk by six.",
        PAGES,
        f"{_UI}/test_interview.py::test_the_whole_interview_by_keys_ends_in_one_response",
        f"{ALOUD}::test_a_whole_interview_by_six_keys",
    ),
    held(
        "2.1.2",
        "No keyboard trap",
        "Tab goes round the whole window. The kiosk keeps keys in on purpose, and is left by its PIN.",
        TAB,
        PAGES,
    ),
    held(
        "2.1.4",
        "Character key shortcuts",
        "One-character keys answer only the question that has the focus.",
        f"{_UI}/collect/test_keystrokes.py::test_a_closed_question_costs_one_key",
    ),
    held(
        "2.2.1",
        "Timing adjustable",
        "Only the kiosk has a limit: the office sets 20 to 600 seconds, it is counted down aloud, any touch gives it all again, and none runs while the kiosk speaks.",
        f"{_KIOSK}/test_left_alone.py::test_the_button_of_the_countdown_goes_on",
        f"{ALOUD}::test_no_clock_runs_out_while_it_speaks",
    ),
    held(
        "2.2.2",
        "Pause, stop, hide",
        "Nothing moves by itself.",
        f"{_UI}/test_accessibility.py::test_nothing_moves_by_itself",
    ),
    held("2.3.1", "Three flashes", "Nothing flashes.", f"{_UI}/test_accessibility.py::test_nothing_moves_by_itself"),
    held(
        "2.4.1",
        "Bypass blocks",
        "A key for every page; Tab goes through the page before the rail.",
        PAGES,
        f"{_UI}/test_accessibility.py::test_shortcuts_stand_in_the_tooltips",
    ),
    held("2.4.2", "Page titled", "The window is called after the survey.", SPOKEN),
    held("2.4.3", "Focus order", "Page, rail, top line: each as a whole.", PAGES),
    held(
        "2.4.4",
        "Link purpose",
        "A link of the guide names its chapter.",
        f"{_UI}/test_guide.py::test_a_link_leads_to_another_chapter",
    ),
    held(
        "2.4.5",
        "Multiple ways",
        "Each page by the rail and by its key; each chapter by its list and by F1.",
        f"{_UI}/test_guide.py::test_f1_opens_the_chapter_of_the_page_and_others_by_arrow_keys",
    ),
    held("2.4.6", "Headings and labels", "Every control has a name, and each stands above its field.", PAGES),
    held(
        "2.4.7",
        "Focus visible",
        "A ring in a colour of its own.",
        f"{_UI}/test_theme.py::test_borders_and_focus_can_be_seen",
    ),
    held(
        "2.4.11",
        "Focus not obscured",
        "What takes the focus is scrolled into sight; in the kiosk its part is shown.",
        f"{_KIOSK}/test_fits.py::test_nothing_is_cut_covered_or_scrolled",
    ),
    held(
        "2.5.1",
        "Pointer gestures",
        "Everything is one press; leaving the kiosk is a long one at a corner, for its staff.",
        f"{_KIOSK}/test_answering.py::test_a_whole_interview_by_touch",
    ),
    held(
        "2.5.2",
        "Pointer cancellation",
        "A button does its work when it is let go.",
        f"{_UI}/collect/test_one_gesture.py::test_a_click_after_a_moment_answers",
    ),
    held("2.5.3", "Label in name", "What a button is called contains what stands on it.", PAGES),
    not_here("2.5.4", "Motion actuation", "No motion is listened to."),
    held(
        "2.5.7",
        "Dragging movements",
        "A file that can be dropped can be opened by a button too.",
        f"{_UI}/test_window.py::test_a_survey_is_opened_by_dropping_it",
        f"{_UI}/test_start_page.py::test_a_survey_that_was_open_is_found_again",
    ),
    held("2.5.8", "Target size (minimum)", "24 pixels, or as far apart; in the kiosk 12 mm.", PAGES),
    held(
        "3.1.1",
        "Language of page",
        "One language at a time, said to Qt; what is read aloud has that language's voice.",
        f"{_UI}/test_window.py::test_the_language_is_switched_everywhere_and_remembered",
        f"{ALOUD}::test_a_finger_hears_nothing_until_it_asks",
    ),
    held(
        "3.1.2",
        "Language of parts",
        "The tree says which language a part is in: each language's name, a questionnaire's words, what is written in the builder.",
        SPOKEN,
        f"{_UI}/accessibility/test_language_of_parts.py::test_a_question_is_said_in_the_language_it_is_written_in",
        f"{_UI}/accessibility/test_language_of_parts.py::test_what_was_made_before_a_switch_of_language_follows_it",
    ),
    held("3.2.1", "On focus", "Focus changes nothing.", PAGES),
    held(
        "3.2.2",
        "On input",
        "A closed question goes on when it is answered, as its key says; it can be taken back.",
        f"{_UI}/collect/test_keystrokes.py::test_a_closed_question_costs_one_key",
        f"{_UI}/test_interview.py::test_backspace_goes_back_to_an_answer_that_is_still_chosen",
    ),
    held("3.2.3", "Consistent navigation", "One rail for all pages.", PAGES),
    held(
        "3.2.4",
        "Consistent identification",
        "One word for a thing, by the glossary.",
        "tests/test_glossary.py::test_the_catalogue_keeps_to_the_glossary",
    ),
    held(
        "3.2.6",
        "Consistent help",
        "F1 and ? at one place on every page.",
        f"{_UI}/test_guide.py::test_f1_opens_the_chapter_of_the_page_and_others_by_arrow_keys",
    ),
    held(
        "3.3.1",
        "Error identification",
        "A sentence at the place.",
        f"{_UI}/test_interview.py::test_a_fault_stands_where_it_is_and_nothing_is_taken",
    ),
    held(
        "3.3.2",
        "Labels or instructions",
        "Every field has its name above it, and who listens hears how it is answered.",
        PAGES,
        f"{ALOUD}::test_each_answer_is_heard_and_the_question_again",
    ),
    held(
        "3.3.3",
        "Error suggestion",
        "The sentence says how to mend it.",
        f"{_UI}/test_interview.py::test_points_that_do_not_sum_are_not_taken",
    ),
    held(
        "3.3.4",
        "Error prevention",
        "An answer can be changed and taken back; what removes asks first and can be undone; an erasure shows what it will reach.",
        f"{_UI}/responses/test_response_view.py::test_voiding_asks_once_says_what_happens_and_can_be_undone",
    ),
    held(
        "3.3.7",
        "Redundant entry",
        "Nothing is asked twice; half an answer is there again.",
        f"{_UI}/test_interview.py::test_escape_pauses_and_the_draft_is_offered_by_name_time_and_progress",
    ),
    held(
        "3.3.8",
        "Accessible authentication",
        "Passphrases and PINs can be pasted from where they are kept; a passphrase may stand in a key file.",
        f"{_UI}/test_window_lock.py::test_name_and_pin_can_be_pasted",
        f"{_UI}/test_window_lock.py::test_the_passphrase_is_the_other_way",
    ),
    held(
        "4.1.2",
        "Name, role, value",
        "Names are the words shown; what is one of several speaks as that, and a screen reader's press chooses it.",
        PAGES,
        SPOKEN,
    ),
    held(
        "4.1.3",
        "Status messages",
        "What was saved, done or refused, and how far work is, is announced while the focus stays; the kiosk reads it aloud.",
        SPOKEN,
        f"{_UI}/accessibility/test_announcing.py::test_a_fault_and_an_outcome_are_announced_when_they_change",
    ),
)
