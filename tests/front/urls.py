"""The site, and one page more: a form with every kind of field, kept as a draft."""

from django.shortcuts import redirect
from django.template import engines
from django.template.response import TemplateResponse
from django.urls import include, path
from django.views.decorators.http import require_http_methods

from cases.form_pages import draft_of
from information_sharing.door import page
from tests.front.sample import SampleForm

PAGE = """
{% extends "base.html" %}
{% block title %}Sample{% endblock %}
{% block content %}
  <h1 class="govuk-heading-l">Sample</h1>
  {% include "components/form.html" with form=form button="Save the sample" autosave=True draft=draft csrf_token=csrf_token only %}
{% endblock %}
"""
SAVED = []


@page()
@require_http_methods(["GET", "POST"])
def sample(request):
    """Save a good form; show any other again."""
    draft = draft_of(request)
    form = SampleForm(request.POST or None, draft=draft)
    if form.is_valid():
        SAVED.append(form.cleaned_data)
        return redirect("sample-done")
    template = engines["django"].from_string(PAGE)
    return TemplateResponse(request, template, {"form": form, "draft": draft})


@page()
def done(request):
    """Where a saved form leads."""
    template = engines["django"].from_string(
        '{% extends "base.html" %}{% block title %}Done{% endblock %}'
        '{% block content %}<h1 class="govuk-heading-l">Done</h1>{% endblock %}'
    )
    return TemplateResponse(request, template)


urlpatterns = [
    path("sample/", sample, name="sample"),
    path("sample/done/", done, name="sample-done"),
    path("", include("config.urls")),
]
