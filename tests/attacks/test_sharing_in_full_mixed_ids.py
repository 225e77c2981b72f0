"""Another case's consent, decision, scan or request under the address of one's own."""

from uuid import uuid4

import pytest
from django.apps import apps
from django.urls import get_resolver, reverse

from tests.factories.lead_professional import NominationFactory
from tests.information_sharing.full_case import WORD, full_case
from tests.people import household, member_of

pytestmark = pytest.mark.django_db
MODELS = {
    "consent": "information_sharing.Consent",
    "decision": "information_sharing.SharingDecision",
    "evidence": "information_sharing.Evidence",
    "objection": "information_sharing.Objection",
    "task": "information_sharing.TellingTask",
    "advice": "information_sharing.AdviceRequest",
    "access_request": "information_sharing.AccessRequest",
    "listing": "information_sharing.Listing",
    "involvement": "cases.Involvement",
    "action": "cases.Action",
    "goal": "cases.Goal",
    "assessment": "cases.Assessment",
    "nomination": "lead_professional.Nomination",
}


def routes():
    """Yield the name and the second key of every route of a case with two keys."""
    for space in ("cases", "information_sharing", "lead_professional"):
        _, resolver = get_resolver().namespace_dict[space]
        for name in {key for key in resolver.reverse_dict if isinstance(key, str)}:
            possible = resolver.reverse_dict.getlist(name)[0][0]
            wanted = possible[0][1]
            second = [key for key in wanted if key in MODELS]
            if "pk" in wanted and second:
                yield f"{space}:{name}", tuple(wanted), second[0]


WORDS = {"element", "question", "which"}
ROUTES = sorted(routes())


@pytest.fixture
def hers():
    """Her own family."""
    return household()


@pytest.fixture
def other():
    """Somebody else's family, open, with a row in every table."""
    case = full_case(closed=False, closing_reason="")
    NominationFactory(case=case)
    return case


def rows_of(case):
    """Return everything about a case as it stands, but the log."""
    from information_sharing.destruction import rows_of

    return rows_of(case)


def test_every_route_with_two_keys_is_tried():
    assert {key for _, _, key in ROUTES} == set(MODELS)
    assert len(ROUTES) > 20


@pytest.mark.parametrize("both", [False, True])
def test_nothing_of_another_case_is_shown_or_changed(client, hers, other, both):
    viewer = member_of(hers.case.recording_team)
    if both:
        from tests.factories.agencies import TeamMembershipFactory

        TeamMembershipFactory(team=other.recording_team, practitioner=viewer)
    client.force_login(viewer)
    before, wrong = rows_of(other), []
    for name, keys, key in ROUTES:
        model = apps.get_model(MODELS[key])
        link = "consent__case" if key in {"evidence", "objection"} else "case"
        link = {"goal": "case", "action": "case"}.get(key, link)
        about = model._default_manager.filter(**{link: other}).first()
        args = {"pk": hers.case.pk, key: about.pk}
        others = set(keys) - set(args)
        args |= {k: "1.1.1" if k in WORDS else uuid4() for k in others}
        where = reverse(name, kwargs=args)
        for send in (client.get, client.post):
            response = send(where, {"confirmed": "1", "answer": "yes", "words": "x"})
            said = b"".join(response) if response.streaming else response.content
            if response.status_code not in {404, 405} or WORD.encode() in said:
                wrong.append((name, send.__name__, response.status_code))
    assert wrong == []
    assert rows_of(other) == before
