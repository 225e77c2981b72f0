from datetime import date, time, timedelta

import pytest
from django import forms
from django.utils import timezone

from config.forms import ClockField, DatePartsField, HouseForm


class When(HouseForm):
    due = DatePartsField(label="Due date")


def due(day="", month="", year="", **options):
    form = When({"due_day": day, "due_month": month, "due_year": year})
    form.fields["due"] = DatePartsField(label="Due date", **options)
    return form


@pytest.mark.parametrize(
    "typed",
    [
        ("3", "11", "2026"),
        ("03", "Nov", "2026"),
        (" 3 ", "november", "2026"),
        ("3", "NOV.", "2026"),
    ],
)
def test_a_date_may_be_typed_in_several_ways(typed):
    form = due(*typed)

    assert form.is_valid()
    assert form.cleaned_data["due"] == date(2026, 11, 3)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (("", "", ""), "Enter due date"),
        (("", "11", "2026"), "Due date must include a day"),
        (("3", "", "2026"), "Due date must include a month"),
        (("3", "", ""), "Due date must include a month and a year"),
        (("3", "11", "26"), "Due date must have a year with 4 numbers, like 2026"),
        (("31", "2", "2026"), "Due date must be a real date, like 27 3 2026"),
        (("3", "Brumaire", "2026"), "Due date must be a real date, like 27 3 2026"),
        (("-3", "11", "2026"), "Due date must be a real date, like 27 3 2026"),
        (("3", "11", "0000"), "Due date must be a real date, like 27 3 2026"),
        (("3", "11", "9999"), "Due date must be a real date, like 27 3 2026"),
        (("٣", "11", "2026"), "Due date must be a real date, like 27 3 2026"),
        (("3", "11", "20260"), "Due date must be a real date, like 27 3 2026"),
        (("9" * 9000, "1", "2026"), "Due date must be a real date, like 27 3 2026"),
        (("<b>", "\x00", "🙂"), "Due date must be a real date, like 27 3 2026"),
    ],
)
def test_each_fault_of_a_date_has_its_sentence_and_is_kept_as_typed(typed, message):
    form = due(*typed)

    assert form.errors["due"] == [message]
    assert form["due"].value() == list(typed)


def test_an_empty_date_that_need_not_be_given_is_none():
    form = due(required=False)

    assert form.is_valid()
    assert form.cleaned_data["due"] is None


def as_parts(day):
    return str(day.day), str(day.month), str(day.year)


def test_a_date_in_the_past_and_in_the_future():
    today = timezone.localdate()
    before, after = today - timedelta(1), today + timedelta(1)

    assert due(*as_parts(today), past=True, future=True).is_valid()
    assert due(*as_parts(after), past=True).errors["due"] == [
        "Due date must be today or in the past"
    ]
    assert due(*as_parts(before), future=True).errors["due"] == [
        "Due date must be today or in the future"
    ]


def test_limits_may_be_dates_or_functions():
    limits = {"min_date": date(2026, 1, 5), "max_date": lambda: date(2026, 2, 1)}

    assert due("5", "1", "2026", **limits).is_valid()
    assert due("4", "1", "2026", **limits).errors["due"] == [
        "Due date must be on or after 5 January 2026"
    ]
    assert due("2", "2", "2026", **limits).errors["due"] == [
        "Due date must be on or before 1 February 2026"
    ]


def test_a_date_that_stands_is_shown_in_its_three_boxes():
    html = str(When(initial={"due": date(2026, 11, 3)})["due"])

    for value in ("3", "11", "2026"):
        assert f'value="{value}"' in html


def test_has_changed_compares_dates_not_texts():
    field = DatePartsField()

    assert not field.has_changed(date(2026, 11, 3), ["3", "Nov", "2026"])
    assert field.has_changed(date(2026, 11, 3), ["4", "11", "2026"])
    assert field.has_changed(None, ["31", "2", "2026"])
    assert not field.has_changed(None, ["", "", ""])


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2:30pm", time(14, 30)),
        ("2.30 PM", time(14, 30)),
        ("14:30", time(14, 30)),
        ("9am", time(9)),
        ("12am", time(0)),
        ("12:15 pm", time(12, 15)),
        ("midday", time(12)),
    ],
)
def test_a_time_may_be_typed_in_several_ways(typed, value):
    assert ClockField().clean(typed) == value


@pytest.mark.parametrize("typed", ["25:00", "13pm", "0am", "2:75", "soon", "2:30:00"])
def test_a_time_that_is_none_is_refused(typed):
    with pytest.raises(forms.ValidationError, match="must be a time, like 2:30pm"):
        ClockField().clean(typed)


def test_an_empty_time_that_need_not_be_given_is_none():
    assert ClockField(required=False).clean(" ") is None


def test_a_time_that_stands_is_shown_without_seconds():
    class Start(HouseForm):
        at = ClockField()

    assert 'value="14:30"' in str(Start(initial={"at": time(14, 30)})["at"])


def test_a_date_is_a_date_already():
    assert DatePartsField().clean(date(2026, 11, 3)) == date(2026, 11, 3)
