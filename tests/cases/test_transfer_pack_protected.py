"""Where a protected family moves is told by no document and no page (R12)."""

import pytest
from django.urls import reverse

from information_sharing import commands
from information_sharing.exceptions import AccessDenied
from tests.factories.cases_centre import TransferFactory
from tests.factories.information_sharing_office import (
    ShieldingFactory,
    ShieldReaderFactory,
)
from tests.information_sharing.school import decide, to_school
from tests.people import consent_for, household, team_member

pytestmark = pytest.mark.django_db
FENWICK = {
    "outside_name": "Mo Lane",
    "outside_organisation": "fenwick Children's centre",
}


@pytest.fixture
def family():
    return household()


@pytest.fixture
def named(family):
    return team_member(family.case)


@pytest.fixture
def second(family):
    return team_member(family.case)


def shield(family, named):
    protected = ShieldingFactory(case=family.case)
    ShieldReaderFactory(shielding=protected, practitioner=named)


def decided(family, by, *kinds):
    consent = consent_for(family, categories=["HEALTH", "PLAN"])
    said = to_school(consent, family, categories=kinds, **FENWICK)
    return decide(family, said, by)


def made_pack(family, named, when, *kinds):
    """Return the pack, protected before it is made, after it, or after it is sent."""
    if when == "before":
        shield(family, named)
    decision = decided(family, named, *kinds)
    made = commands.make_disclosure(decision=decision, by=named)
    if when == "after it is sent":
        send(made, named)
    if when != "before":
        shield(family, named)
    return made


def send(made, by):
    to = "Mo Lane, desk@fenwick.example"
    commands.record_sent(disclosure=made, how="POST", to=to, by=by)


def page(client, name, made):
    path = reverse(f"information_sharing:{name}", args=[made.case_id, made.decision_id])
    return client.get(path)


@pytest.mark.parametrize("when", ["before", "after it is made", "after it is sent"])
def test_only_a_named_reader_opens_the_pack(client, family, named, second, when):
    TransferFactory(case=family.case)
    made = made_pack(family, named, when, "HEALTH", "PLAN")

    for reader, status in ((second, 403), (named, 200)):
        client.force_login(reader)
        assert page(client, "disclosure", made).status_code == status
        assert page(client, "disclosure-sent", made).status_code == status


def test_a_move_that_has_arrived_is_kept_back_too(client, family, named, second):
    move = TransferFactory(case=family.case)
    made = made_pack(family, named, "before", "PLAN")
    send(made, named)
    move.refresh_from_db()
    move.received_at, move.received_by = move.sent_at, named
    move.save()
    client.force_login(second)

    assert page(client, "disclosure", made).status_code == 403


def test_who_may_not_read_it_does_not_send_it(family, named, second):
    TransferFactory(case=family.case)
    made = made_pack(family, named, "before", "PLAN")

    with pytest.raises(AccessDenied, match="named reader"):
        send(made, second)
    send(made, named)


def test_the_pages_of_the_decision_do_not_name_the_area(client, family, named, second):
    TransferFactory(case=family.case)
    made = made_pack(family, named, "after it is sent", "HEALTH", "PLAN")
    download = reverse(
        "information_sharing:disclosure", args=[made.case_id, made.decision_id]
    )
    sharing = reverse("information_sharing:sharing", args=[made.case_id])

    client.force_login(second)
    shown = page(client, "decision", made).content.decode()
    assert "Only a named reader opens this" in shown
    assert "another area (not told)" in shown
    assert download not in shown
    for said in (shown, client.get(sharing).content.decode()):
        assert "fenwick" not in said.casefold()

    client.force_login(named)
    shown = page(client, "decision", made).content.decode()
    assert "fenwick Children&#x27;s centre" in shown
    assert download in shown


@pytest.mark.parametrize("kinds", [("HEALTH",), ("HEALTH", "PLAN")])
def test_a_document_that_says_no_move_is_read_by_who_coordinates(
    client, family, named, second, kinds
):
    if kinds == ("HEALTH",):
        TransferFactory(case=family.case)
    made = made_pack(family, named, "before", *kinds)
    client.force_login(second)

    assert page(client, "disclosure", made).status_code == 200


def test_without_a_shield_every_coordinator_reads_it(client, family, named, second):
    TransferFactory(case=family.case)
    decision = decided(family, named, "PLAN")
    made = commands.make_disclosure(decision=decision, by=named)
    client.force_login(second)

    assert page(client, "disclosure", made).status_code == 200
    assert "fenwick" in page(client, "decision", made).content.decode()
