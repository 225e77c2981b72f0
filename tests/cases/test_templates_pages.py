"""The manager's pages of what an assessment asks."""

import io

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from cases.models import AssessmentTemplate
from information_sharing.models import AccessEvent
from tests.factories.agencies import CentreFactory
from tests.factories.cases import built_in
from tests.people import centre_manager, household, team_member

pytestmark = pytest.mark.django_db
QUESTION = {
    "label": "Getting about without a car",
    "hint": "Bus, lifts, on foot.",
    "domain": "NEW",
    "new_domain": "Here in Wexbourne",
    "answered": "PARTS",
    "category": "MENTAL_HEALTH",
}
WARNING = "A sensitive kind: only those with whom it is shared by name"


@pytest.fixture
def manager():
    client = Client()
    client.force_login(centre_manager(CentreFactory()))
    return client


@pytest.fixture
def worker():
    client = Client()
    client.force_login(team_member(household().case))
    return client


def url(name, *args):
    return reverse(f"cases:{name}", args=args)


@pytest.fixture
def draft(manager):
    manager.post(url("next-template", built_in("CAF").pk))
    return AssessmentTemplate.objects.get(status="DRAFT")


def test_from_the_list_to_a_version_in_use(manager, draft):
    assert "Being written" in manager.get(url("templates")).content.decode()
    added = manager.post(url("add-question", draft.pk), QUESTION, follow=True)
    assert WARNING in added.content.decode()
    preview = manager.get(url("preview-template", draft.pk)).content.decode()
    assert QUESTION["label"] in preview
    assert 'name="L1-strengths"' in preview
    assert (
        QUESTION["label"]
        in manager.get(url("publish-template", draft.pk)).content.decode()
    )
    assert AssessmentTemplate.objects.get(pk=draft.pk).status == "DRAFT"

    manager.post(url("publish-template", draft.pk))
    assert AssessmentTemplate.objects.get(pk=draft.pk).status == "IN_USE"


def test_a_question_is_changed_and_removed(manager, draft):
    manager.post(url("add-question", draft.pk), QUESTION)
    one = draft.questions.get(is_local=True)
    page = url("change-question", draft.pk, one.pk)
    form = manager.get(page).context_data["form"]
    assert form["domain"].value() == "Here in Wexbourne"

    typed = QUESTION | {"label": "Getting to town", "domain": "Here in Wexbourne"}
    manager.post(page, typed)
    assert draft.questions.get(is_local=True).label == "Getting to town"
    assert (
        "Remove: Getting to town?"
        in manager.get(url("remove-question", draft.pk, one.pk)).content.decode()
    )
    manager.post(url("remove-question", draft.pk, one.pk))
    assert not draft.questions.filter(is_local=True).exists()


def test_what_is_missing_is_said_and_nothing_typed_is_lost(manager, draft):
    typed = QUESTION | {"new_domain": ""}
    body = manager.post(url("add-question", draft.pk), typed).content.decode()
    assert "Enter the new heading" in body
    assert QUESTION["label"] in body

    for kind in ("IDENTITY", "CONTACT", "NOTHING"):
        sent = manager.post(
            url("add-question", draft.pk), QUESTION | {"category": kind}
        )
        assert "category" in sent.context_data["form"].errors
    twice = QUESTION | {"label": "general HEALTH"}
    body = manager.post(url("add-question", draft.pk), twice).content.decode()
    assert "asks that already" in body


def test_a_draft_is_thrown_away_after_a_second_question(manager, draft):
    assert (
        "Throw this draft away?"
        in manager.get(url("discard-template", draft.pk)).content.decode()
    )
    manager.post(url("discard-template", draft.pk))
    again = manager.get(url("template", draft.pk))

    assert again.status_code == 404


def test_what_is_published_is_refused_in_a_sentence(manager):
    common = built_in("CAF").pk
    for name in ("publish-template", "discard-template"):
        told = manager.post(url(name, common), follow=True).content.decode()
        assert "What was published is not changed." in told
    body = manager.post(url("add-question", common), QUESTION).content.decode()
    assert "What was published is not changed." in body
    missing = built_in("CAF").questions.first().pk
    assert manager.get(url("change-question", common, missing)).status_code == 404


@pytest.mark.parametrize("kind", ["CAF", "FAMILY", "EARLY_HELP"])
def test_the_blank_form_of_each_kind(worker, manager, kind):
    template = built_in(kind)
    sent = worker.get(url("blank-assessment-pdf"), {"template": str(template.pk)})
    pages = PdfReader(io.BytesIO(sent.content)).pages
    said = " ".join(" ".join(page.extract_text() for page in pages).split())

    assert f"{template.get_kind_display()}: form to write on" in said
    for element in template.elements:
        assert element.label in said
    assert manager.get(url("template-pdf", template.pk)).status_code == 200


def test_a_draft_is_not_printed_for_a_visit(worker, draft):
    asked = {"template": str(draft.pk)}
    assert worker.get(url("blank-assessment-pdf"), asked).status_code == 404
    assert worker.get(url("blank-assessment-pdf"), {"template": "x"}).status_code == 200


def test_who_works_with_families_changes_nothing_of_it(worker, draft):
    for name in ("template", "preview-template", "add-question", "publish-template"):
        assert worker.get(url(name, draft.pk)).status_code == 403
        assert worker.post(url(name, draft.pk), QUESTION).status_code in {403, 405}
    for name in ("next-template", "discard-template"):
        assert worker.post(url(name, draft.pk)).status_code == 403
    assert worker.get(url("templates")).status_code == 403
    assert not draft.questions.filter(is_local=True).exists()


def test_each_reading_is_logged_once(manager, draft):
    before = AccessEvent.objects.count()
    manager.get(url("template", draft.pk))

    assert AccessEvent.objects.count() == before + 1
    assert AccessEvent.objects.latest("id").event == "TEMPLATES_VIEWED"
