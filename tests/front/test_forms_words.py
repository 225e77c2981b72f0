import uuid
from types import SimpleNamespace

import pytest
from django import forms

from config.forms import HouseForm, LongText, error_summary
from tests.front.sample import GOOD, SampleForm, messages


def test_good_answers_are_accepted():
    form = SampleForm(GOOD)

    assert form.is_valid(), form.errors
    assert "_once" not in form.cleaned_data


def test_every_field_says_what_to_do_when_left_empty():
    form = SampleForm({})

    assert form.error_summary == [
        ("id_name", "Enter name"),
        ("id_seen_on_0", "Enter date seen"),
        ("id_healthy_0", "Select an answer to “Is the child well?”"),
        ("id_rating", "Enter rating"),
        ("id_told", "Tick the box: The family was told"),
        ("id_share_0", "Select what to share"),
        ("id_team", "Select team"),
        ("id_at", "Enter start time"),
    ]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"name": "x" * 12},
            "Name must be 10 characters or fewer. You have typed 12.",
        ),
        (
            {"name": "a\x00b"},
            (
                "Name has a character in it that cannot be kept. "
                "Delete it, or type the text again."
            ),
        ),
        ({"email": "amina"}, "E-mail address must be like name@example.com"),
        ({"rating": "much"}, "Rating must be a number"),
        ({"rating": "11"}, "Rating must be 10 or less"),
        ({"rating": "-1"}, "Rating must be 0 or more"),
        ({"team": "zz"}, "Select team from the list"),
        ({"team": "\x00"}, "Select team from the list"),
        ({"share": ["HEALTH", "x"]}, "Select what to share from the list"),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(changes, message):
    [name] = changes

    assert messages(**changes) == {name: [message]}


def test_a_long_text_says_how_long_it_is_and_is_kept():
    text = "€" * 100_000
    form = SampleForm(GOOD | {"reason": text})

    assert form.errors["reason"] == [
        "Why must be 50,000 characters or fewer. You have typed 100000."
    ]
    assert text in str(form["reason"])


@pytest.mark.parametrize(
    "text", ["🙂 👩‍👧", "שלום", "<script>alert(1)</script>", "50% of {name} %(x)s"]
)
def test_text_of_any_kind_is_kept(text):
    form = SampleForm(GOOD | {"reason": text})

    assert form.is_valid()
    assert form.cleaned_data["reason"] == text
    assert "<script>" not in str(form["reason"])


def test_line_breaks_count_once():
    assert LongText(max_length=3).clean("a\r\nb") == "a\nb"


def test_percent_signs_and_braces_in_a_label_do_no_harm():
    class Odd(HouseForm):
        odd = forms.ChoiceField(label="100% {sure} %(value)s", choices=[])

    assert Odd({"odd": "x"}).errors["odd"][0].startswith("Select 100 per cent {sure}")


def test_a_form_that_has_its_own_sentence_keeps_it():
    class Own(HouseForm):
        why = forms.CharField(error_messages={"required": "Say why."})

    assert Own({}).errors["why"] == ["Say why."]


def test_abbreviations_stay_in_capitals():
    class Number(HouseForm):
        nhs = forms.CharField(label="NHS number")

    assert Number({}).errors["nhs"] == ["Enter NHS number"]


def test_two_forms_of_one_class_do_not_share_their_sentences():
    first, second = SampleForm({}), SampleForm({})
    second.fields["name"].label = "Surname"

    assert first.errors["name"] == ["Enter name"]
    assert second.errors["name"] == ["Enter surname"]


def test_errors_of_the_whole_form_have_no_link():
    form = SampleForm(GOOD)
    form.add_error(None, "The case is closed.")

    assert form.error_summary == [("", "The case is closed.")]


def test_the_summary_of_a_formset_names_each_control():
    several = forms.formset_factory(SampleForm, extra=0)
    data = {f"form-0-{name}": value for name, value in GOOD.items()} | {
        "form-TOTAL_FORMS": "1",
        "form-INITIAL_FORMS": "0",
        "form-0-name": "",
    }

    assert error_summary(several(data)) == [("id_form-0-name", "Enter name")]


def test_the_token_is_new_for_a_new_form_and_kept_for_a_posted_one():
    token = uuid.uuid4()

    assert SampleForm().once != SampleForm().once
    assert SampleForm({"_once": str(token)}).once == token
    assert isinstance(SampleForm({"_once": "nonsense"}).once, uuid.UUID)


def test_a_draft_is_put_back_as_it_was_typed():
    draft = SimpleNamespace(
        data={
            "name": ["Ma"],
            "seen_on_day": ["31"],
            "seen_on_month": ["Feb"],
            "share": ["HEALTH", "PLAN"],
            "told": ["on"],
            "healthy": ["no"],
        },
        version="1",
        elsewhere={"w": {"saved_at": "", "data": {"name": ["Maya"], "told": ["on"]}}},
    )

    form = SampleForm(draft=draft)

    assert not form.errors
    assert form["name"].value() == "Ma"
    assert form.elsewhere == [("", [("Name", "Maya")])]
    assert form["seen_on"].value() == ["31", "Feb", None]
    assert form["share"].value() == ["HEALTH", "PLAN"]
    assert str(form["told"]).count("checked") == 1
    assert str(form["healthy"]).count("checked") == 1


def test_a_draft_does_not_replace_what_was_just_posted():
    form = SampleForm(GOOD, draft=SimpleNamespace(data={"name": ["Old"]}))

    assert form["name"].value() == "Maya"


def test_what_is_no_form_has_no_faults():
    assert error_summary("a page may call anything `form`") == []
