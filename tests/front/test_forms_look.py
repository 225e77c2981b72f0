import re
from datetime import datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.template.loader import render_to_string

from tests.front.sample import GOOD, SampleForm


def page(form, **context):
    context |= {"form": form, "csrf_token": "token"}
    return render_to_string("components/form.html", context)


def ids(html):
    return re.findall(r'\bid="([^"]+)"', html)


def test_every_visible_control_has_a_label_that_points_to_it():
    html = page(SampleForm())
    labels = set(re.findall(r'<label[^>]* for="([^"]+)"', html))
    controls = re.findall(r"<(?:input|select|textarea)[^>]*>", html)

    for control in controls:
        if 'type="hidden"' not in control:
            assert re.search(r'id="([^"]+)"', control)[1] in labels


@pytest.mark.parametrize("data", [None, {}])
def test_hints_and_errors_are_tied_to_their_control(data):
    html = page(SampleForm(data))
    tied = " ".join(re.findall(r'aria-describedby="([^"]+)"', html)).split()

    assert "id_name_helptext" in tied
    assert "id_seen_on_helptext" in tied
    assert ("id_name_error" in tied) is (data is not None)
    assert ("id_share_error" in tied) is (data is not None)
    assert set(tied) <= set(ids(html))


def test_ids_are_unique_and_the_summary_leads_to_them():
    form = SampleForm({})
    html = page(form, summary=True)

    assert len(ids(html)) == len(set(ids(html)))
    assert {target for target, _ in form.error_summary} <= set(ids(html))
    assert html.count("There is a problem") == 1


def test_groups_have_a_legend():
    html = page(SampleForm())

    for legend in ("Date seen", "Is the child well?", "What to share"):
        assert re.search(rf"<legend[^>]*>{re.escape(legend)}</legend>", html)


def test_an_error_is_announced_and_marked():
    html = str(SampleForm({})["name"].as_field_group())

    assert "govuk-form-group--error" in html
    assert '<span class="govuk-visually-hidden">Error: </span>Enter name' in html
    assert 'aria-invalid="true"' in html


def test_nothing_is_cut_short_while_typing():
    assert "maxlength" not in page(SampleForm())


def test_a_dependent_field_names_what_it_waits_for():
    html = page(SampleForm(prefix="a"))

    assert 'data-show-when="a-healthy" data-show-values="no not_sure"' in html


def test_the_form_carries_its_tokens():
    form = SampleForm(GOOD)
    html = page(form)

    assert 'name="csrfmiddlewaretoken" value="token"' in html
    assert f'name="_once" value="{form.once}"' in html
    assert '<input type="hidden" name="step"' in html


def test_autosave_only_where_it_is_asked_for():
    saved = page(SampleForm(), autosave=True)

    assert "data-autosave novalidate" in saved
    assert re.search(r'data-autosave-status role="status" aria-live="polite"', saved)
    assert "autosave" not in page(SampleForm())


def test_a_restored_draft_says_when_it_was_saved_and_may_be_discarded():
    when = datetime(2026, 1, 2, 16, 42, tzinfo=ZoneInfo("Europe/London"))
    html = page(SampleForm(), draft=SimpleNamespace(saved_at=when))

    assert "Your draft is back" in html
    assert "4:42pm" in html
    assert 'name="_discard" value="1"' in html


def test_no_inline_style_or_script():
    html = page(SampleForm({}), autosave=True, summary=True)

    assert not re.search(r"\sstyle=|\son\w+=|<script", html)
