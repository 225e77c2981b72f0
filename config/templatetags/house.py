"""Our words and looks in templates; the rules themselves are in config.dates."""

from django import template

from config import dates
from config.forms import error_summary

register = template.Library()

COLOURS = {
    "red": {"overdue", "danger", "emergency", "late", "failed"},
    "yellow": {"due", "due soon", "today", "parked", "not sure", "ending", "urgent"},
    "green": {"done", "completed", "better", "given", "accepted", "ready", "yes"},
    "teal": {"open", "active", "in force", "current", "shared", "signed"},
    "blue": {"new", "requested", "running", "proposed", "nominated", "planned"},
    "grey": {"draft", "closed", "ended", "empty", "withdrawn", "not shared", "expired"},
}


def when_known(function, value, *extra):
    """An empty date is shown as nothing at all."""
    return function(value, *extra) if value else ""


@register.filter
def long_date(value):
    """Tuesday 24 November 2026."""
    return when_known(dates.long_date, value)


@register.filter
def short_date(value):
    """24 November 2026."""
    return when_known(dates.short_date, value)


@register.filter
def relative_days(value):
    """In 3 days, today, 2 days ago."""
    return when_known(dates.relative_days, value)


@register.filter
def long_ago(value):
    """3 weeks ago, 14 months ago."""
    return when_known(dates.long_ago, value)


@register.filter
def clock(value):
    """2:30pm."""
    return "" if value is None or value == "" else dates.clock(value)


@register.filter
def age(person):
    """2 years 4 months; 34 weeks, expected 12 January."""
    return dates.age(born=person.born_on, expected=person.expected_on)


@register.simple_tag
def tag_class(word):
    """The colour class of a tag, by colour or by what it says; the word stays beside it."""
    word = str(word).lower().replace("_", " ")
    colour = next((c for c, words in COLOURS.items() if word == c or word in words), "")
    return f"govuk-tag--{colour}" if colour else "govuk-tag--grey"


@register.simple_tag
def page_errors(*forms):
    """All that is wrong with the forms of a page, for the summary at its top."""
    return [line for form in forms if form for line in error_summary(form)]
