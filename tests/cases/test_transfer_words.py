"""What a hand-over leaves out is said kindly, and asked about in time (R16)."""

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from cases.models import Transfer
from cases.queries.words_of_a_move import named_in
from information_sharing.leaving_out import left_out_of
from tests.factories.cases_centre import TransferFactory
from tests.information_sharing.school import decide, to_school
from tests.people import consent_for, household, team_member

pytestmark = pytest.mark.django_db
FENWICK = {
    "outside_name": "Mo Lane",
    "outside_organisation": "Fenwick children's centre",
    "categories": ("PLAN", "HEALTH"),
}


def text(answer):
    """Return the words of a page, without its signs."""
    words = strip_tags(answer.content.decode()).replace("&#x27;", "'")
    return " ".join(words.split())


@pytest.fixture
def family():
    return household()


@pytest.fixture
def worker(client, family):
    worker = team_member(family.case)
    client.force_login(worker)
    return worker


def for_the_child_only(family, worker):
    consent = consent_for(family, people=[family.child], categories=["PLAN", "HEALTH"])
    said = to_school(consent, family, people=(family.child,), **FENWICK)
    return decide(family, said, worker)


def page_of(client, family):
    return text(client.get(reverse("cases:transfer", args=[family.case.pk])))


def test_who_agreed_for_the_child_only_is_not_said_to_have_refused(family, worker):
    TransferFactory(case=family.case)
    left_out = left_out_of(for_the_child_only(family, worker), by=worker)

    why = dict(left_out.people)
    assert why[str(family.mother)] == f"agreed for {family.child}, not about herself"
    assert why[str(family.father)] == "has not agreed to it"


def test_the_page_warns_of_a_name_that_the_pack_leaves_out(client, family, worker):
    move = TransferFactory(case=family.case, words="She likes buses.")
    for_the_child_only(family, worker)
    assert "whom the pack leaves out" not in page_of(client, family)

    Transfer.objects.filter(pk=move.pk).update(
        words=f"Ask {family.father.given_name} about school."
    )

    page = page_of(client, family)
    assert f"names {family.father}, whom the pack leaves out" in page
    assert "Make the pack" in page


def test_a_name_that_two_have_names_nobody_who_is_left_out():
    told, left_out = ["Ada Penrose"], ["Ben Penrose", "Jo O'Neill", "Unborn baby Reed"]

    for words, named in (
        ("The Penrose family", ()),
        ("Ring Ben's sister", ("Ben Penrose",)),
        ("mr o'neill", ("Jo O'Neill",)),
        ("the unborn baby, bent double", ()),
    ):
        assert named_in(words, left_out=left_out, told=told) == named


def test_the_consent_page_asks_about_the_adult_in_a_move_only(client, family, worker):
    TransferFactory(case=family.case)
    path = reverse("information_sharing:record-consent", args=[family.case.pk])

    assert "told about her, or him, too" in text(client.get(path, {"for": "move"}))
    assert "told about her, or him, too" not in text(client.get(path))
