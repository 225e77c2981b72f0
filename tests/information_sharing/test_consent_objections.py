"""Somebody else with parental responsibility does not agree (decision 9)."""

import pytest
from django.urls import reverse

from cases.models import Person
from information_sharing import commands
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent, Objection
from information_sharing.queries.objections import open_objections
from tests.factories.cases import PersonFactory
from tests.factories.information_sharing_life import (
    ObjectionFactory,
)
from tests.information_sharing.walker import text
from tests.information_sharing.walks import in_days
from tests.people import (
    consent_for,
    household,
    share,
)

pytestmark = pytest.mark.django_db


def address(name, case, pk):
    return reverse(f"information_sharing:{name}", args=[case.pk, pk])


def test_an_objection_is_recorded_shown_and_weighed(client, family, therapy, viewer):
    consent = share(family, therapy).consent
    page = address("record-objection", family.case, consent.pk)
    today = in_days(0)
    sent = {
        "person": str(family.father.pk), "words": "Not without me.",
        "said_on_day": today.day, "said_on_month": today.month,
        "said_on_year": today.year,
    }  # fmt: skip

    client.post(page, sent)

    objection = Objection.objects.get()
    assert [line.who for line in open_objections(viewer=viewer, consent=consent)] == [
        "Daniel Okoro (father)"
    ]
    sharing = reverse("information_sharing:sharing", args=[family.case.pk])
    assert "Daniel Okoro (father)</strong> does not agree" in text(client.get(sharing))
    settle = address("settle-objection", family.case, objection.pk)
    assert "Not without me." in text(client.get(settle))
    done = client.post(settle, {"weighed": "We met, and he agrees now."})
    assert "We met, and he agrees now." in text(client.get(done.url))
    assert open_objections(viewer=viewer, consent=consent) == []
    assert "recorded already" in text(client.post(settle, {"weighed": "Again."}))
    events = {event.event for event in AccessEvent.objects.all()}
    assert {"OBJECTION_RECORDED", "OBJECTION_SETTLED"} <= events


def test_where_nobody_else_may_object_the_page_says_what_to_do(
    client, family, therapy, viewer
):
    consent = consent_for(family, therapy)
    Person.objects.filter(pk=family.father.pk).update(has_parental_responsibility=False)

    page = text(client.get(address("record-objection", family.case, consent.pk)))

    assert "Nobody else with parental responsibility is in this record." in page
    assert "Record the objection" not in page
    assert address("review-consent", family.case, consent.pk) in page


def test_an_objection_shuts_nothing(family, therapy, therapist, by, client):
    consent = share(family, therapy).consent
    commands.record_objection(
        consent=consent, person=family.father, said_on=in_days(0), words="No.", by=by
    )

    client.force_login(therapist)

    assert client.get(family.case.get_absolute_url()).status_code == 200
    assert open_objections(viewer=therapist, consent=consent) == []


def test_who_may_object(family, therapy, by):
    consent = consent_for(family, therapy)
    aunt = PersonFactory(
        case=family.case, kind="OTHER_ADULT", relationship="Aunt", born_on=None
    )
    wrong = [
        {"person": family.mother}, {"person": aunt}, {"person": household().father},
        {"said_on": in_days(1)},
    ]  # fmt: skip
    for changes in wrong:
        said = {"person": family.father, "said_on": in_days(0), "words": "No."}
        with pytest.raises(NotPossibleNow):
            commands.record_objection(consent=consent, by=by, **{**said, **changes})


def test_strangers_neither_object_nor_settle(family, therapy, therapist):
    objection = ObjectionFactory(consent=share(family, therapy).consent)
    with pytest.raises(AccessDenied):
        commands.settle_objection(objection=objection, weighed="Fine.", by=therapist)
    with pytest.raises(AccessDenied):
        commands.record_objection(
            consent=objection.consent, person=family.father, said_on=in_days(0),
            words="No.", by=therapist,
        )  # fmt: skip
    with pytest.raises(AccessDenied):
        commands.review_consent(
            consent=objection.consent, still_agreed=True, words="", by=therapist
        )
