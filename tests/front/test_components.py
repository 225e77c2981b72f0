from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string

from config.templatetags.house import tag_class


def component(name, **context):
    return render_to_string(f"components/{name}.html", context)


def test_not_shared_looks_the_same_for_every_category():
    health = component("not_shared", label="Health")
    offending = component("not_shared", label="Offending")

    assert "<strong>Health:</strong> not shared with you." in health
    assert health.replace("Health", "Offending") == offending


def test_pagination_keeps_the_query_and_hides_when_there_is_one_page():
    pages = Paginator(range(30), 10)
    middle = component("pagination", page=pages.page(2), query="team=a%20b")

    assert "Page 2 of 3" in middle
    assert 'href="?team=a%20b&amp;page=1" rel="prev"' in middle
    assert 'href="?team=a%20b&amp;page=3" rel="next"' in middle
    assert component("pagination", page=Paginator([], 10).page(1)).strip() == ""


@pytest.mark.parametrize(
    ("word", "colour"),
    [
        ("OVERDUE", "red"),
        ("Draft", "grey"),
        ("IN_FORCE", "teal"),
        ("yellow", "yellow"),
        ("something else", "grey"),
    ],
)
def test_a_tag_has_a_colour_and_its_word(word, colour):
    assert tag_class(word) == f"govuk-tag--{colour}"
    assert f">{word}</strong>" in component("tag", text=word)


def test_what_people_wrote_is_escaped():
    html = component("summary_list", rows=[("Says", "<script>alert(1)</script>")])

    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_empty_state_says_what_belongs_here_and_how_it_gets_here():
    html = component("empty", text="Meetings are listed here.", how="Call one.")

    assert "Meetings are listed here." in html
    assert "Call one." in html


def test_breadcrumbs_mark_the_page_itself():
    html = component("breadcrumbs", trail=[("Families", "/cases/"), ("Plan", "")])

    assert '<a class="govuk-breadcrumbs__link" href="/cases/">Families</a>' in html
    assert '<span aria-current="page">Plan</span>' in html


def test_tabs_mark_the_current_one():
    tab = SimpleNamespace(label="Plan", url="/plan/", current=True)

    assert '<a href="/plan/" aria-current="page">Plan</a>' in component(
        "tabs", tabs=[tab]
    )


def test_filters_show_nothing_for_an_empty_date():
    template = Template(
        "{% load house %}[{{ d|long_date }}{{ d|short_date }}{{ d|relative_days }}"
        "{{ d|clock }}]"
    )

    assert template.render(Context({"d": None})) == "[]"


def test_age_filter_reads_the_person():
    person = SimpleNamespace(born_on=None, expected_on=None)
    template = Template("{% load house %}{{ person|age }}")

    assert template.render(Context({"person": person})) == "age not known"
