"""The hand-over pack: made by a decision, for a named reader, and nothing else (R16)."""

import hashlib

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import Transfer
from information_sharing import commands, packing
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import AccessEvent, Disclosure
from tests.factories.agencies import TeamFactory
from tests.factories.cases import (
    ActionFactory,
    AddressFactory,
    AssessmentFactory,
    ContributionFactory,
    GoalFactory,
    InvolvementFactory,
    PlanFactory,
)
from tests.factories.cases_centre import TransferFactory
from tests.factories.cases_record import ContactFactory, PurposeFactory
from tests.factories.information_sharing import (
    ConsentExclusionFactory,
    ConsentTeamFactory,
)
from tests.factories.information_sharing_office import (
    ShieldingFactory,
    ShieldReaderFactory,
)
from tests.information_sharing.school import decide, to_school, words_of
from tests.information_sharing.walker import text
from tests.people import consent_for, household, team_member

pytestmark = pytest.mark.django_db
FENWICK = {
    "outside_name": "Mo Lane",
    "outside_organisation": "fenwick Children's centre",
}
KINDS = ("HEALTH", "PLAN", "CHRONOLOGY")


@pytest.fixture
def family():
    return household()


@pytest.fixture
def worker(family):
    return team_member(family.case)


@pytest.fixture
def consent(family):
    return consent_for(family, categories=[*KINDS, "PARENTING", "CONTACT"])


@pytest.fixture
def transfer(family):
    return TransferFactory(case=family.case, words="She likes buses.")


def decided(family, consent, by, **changes):
    """Decide to share with Mo Lane in Fenwick."""
    said = {"categories": KINDS, **FENWICK, **changes}
    return decide(family, to_school(consent, family, **said), by)


def pack(family, consent, by, **changes):
    """Return the pack, made."""
    decision = decided(family, consent, by, **changes)
    return commands.make_disclosure(decision=decision, by=by)


def plant(family, team):
    """Write what may be told beside what may not."""
    done = {"completed_at": timezone.now(), "completed_by": family.case.opened_by}
    for person, word in ((family.child, "hers"), (family.father, "HIS")):
        sheet = AssessmentFactory(person=person, **done)
        for element, kind in (
            ("1.1.1", "HEALTH"),
            ("2.1", "PARENTING"),
            ("C1", "PLAN"),
        ):
            ContributionFactory(
                assessment=sheet,
                element=element,
                category=kind,
                needs=f"{word} {kind} needs",
            )
    older = AssessmentFactory(person=family.child, version=7)
    ContributionFactory(assessment=older, element="1.1.1", needs="UNFINISHED")
    goal = GoalFactory(plan=PlanFactory(case=family.case), person=family.child)
    ActionFactory(goal=goal, words="Book the hearing test")
    ended = {"status": "DONE", "ended_at": timezone.now()}
    ActionFactory(goal=goal, words="OVER", ended_by=family.case.opened_by, **ended)
    ContactFactory(case=family.case, fact="Came to the door.", category="CHRONOLOGY")
    ContactFactory(case=family.case, fact="SECRET", category="SAFEGUARDING")
    AddressFactory(person=family.child, lines="9 Hidden Row")
    involved = InvolvementFactory(case=family.case, team=team)
    PurposeFactory(involvement=involved, element="1.1.1", category="HEALTH")


def test_it_holds_what_was_decided_for_its_reader(family, worker, consent, transfer):
    team = TeamFactory(name="Speech team", telephone="01632 960 555")
    plant(family, team)

    words = words_of(pack(family, consent, worker))

    told = (
        family.case.reference, str(family.child), str(family.mother), "hers HEALTH needs",
        "hers PLAN needs", "Book the hearing test", "Came to the door.", "Speech team",
        "She likes buses.", "Made for Mo Lane, fenwick Children's centre on",
        "Nobody leads here now", "opened the record, and keeps it",
    )  # fmt: skip
    for word in told:
        assert word in words
    for word in ("HIS", "PARENTING", "UNFINISHED", "OVER", "SECRET", "Hidden Row"):
        assert word not in words
    assert str(family.father) not in words


def test_without_the_plan_what_was_written_for_them_stays_here(
    family, worker, consent, transfer
):
    words = words_of(pack(family, consent, worker, categories=("HEALTH",)))

    assert "She likes buses." not in words
    assert "The move" not in words


def test_consents_in_plain_words_name_no_sensitive_team(
    family, worker, consent, transfer
):
    haven = TeamFactory(name="Haven", is_sensitive=True)
    library = TeamFactory(name="Library")
    ConsentTeamFactory(consent=consent, team=TeamFactory(name="Speech team"))
    for team in (haven, library):
        ConsentExclusionFactory(consent=consent, team=team)

    words = words_of(pack(family, consent, worker))

    assert "Speech team" in words
    assert "They said no to: Library; another service" in words
    assert "Haven" not in words
    assert "parenting" not in words


def test_it_is_kept_hashed_and_logged_and_sent_once(family, worker, consent, transfer):
    made = pack(family, consent, worker)

    assert made.sha256 == hashlib.sha256(bytes(made.document)).hexdigest()
    assert AccessEvent.objects.filter(event="DISCLOSURE_MADE", target=made.pk).exists()
    commands.record_sent(disclosure=made, how="POST", to="Mo Lane", by=worker)
    transfer.refresh_from_db()
    assert (transfer.sent_by, transfer.is_under_way) == (worker, True)
    assert packing.decision_for(transfer) == made.decision


def test_the_document_for_anybody_else_is_no_pack(family, worker, consent, transfer):
    other = {"outside_name": "Ms Hall", "outside_organisation": "Hill Top school"}
    made = pack(family, consent, worker, **other)

    assert "Hand-over" not in words_of(made)
    commands.record_sent(disclosure=made, how="POST", to="Ms Hall", by=worker)
    assert Transfer.objects.get().sent_at is None
    assert packing.decision_for(transfer) is None


def test_a_document_from_before_is_no_pack(family, worker, consent):
    earlier = pack(family, consent, worker)

    transfer = TransferFactory(case=family.case)

    assert "Hand-over" not in words_of(earlier)
    commands.record_sent(disclosure=earlier, how="POST", to="Mo Lane", by=worker)
    transfer.refresh_from_db()
    assert (transfer.sent_at, transfer.sent_by) == (None, None)
    assert packing.decision_for(transfer) is None


def test_what_was_taken_back_is_not_sent(family, worker, consent, transfer):
    made = pack(family, consent, worker)
    commands.withdraw_consent(consent=consent, reason="No.", by=worker)

    with pytest.raises(NotPossibleNow):
        commands.record_sent(disclosure=made, how="POST", to="Mo", by=worker)
    assert packing.decision_for(transfer) is None


@pytest.mark.parametrize("sealed", [True, False])
def test_a_shield_keeps_back_what_it_protects(
    family, worker, consent, transfer, sealed
):
    plant(family, TeamFactory())
    decision = decided(family, consent, worker, categories=(*KINDS, "CONTACT"))
    shield = ShieldingFactory(case=family.case, **({"sealed": True} if sealed else {}))
    ShieldReaderFactory(shielding=shield, practitioner=worker)

    why = "sealed" if sealed else "Addresses of this family are protected"
    with pytest.raises(NotPossibleNow, match=why):
        commands.make_disclosure(decision=decision, by=worker)
    assert not Disclosure.objects.exists()


def test_for_a_protected_family_the_pack_has_no_address(
    family, worker, consent, transfer
):
    plant(family, TeamFactory())
    shield = ShieldingFactory(case=family.case)
    ShieldReaderFactory(shielding=shield, practitioner=worker)

    assert "Hidden Row" not in words_of(pack(family, consent, worker))


def test_the_page_leads_to_the_questions_and_back(
    client, family, worker, consent, transfer
):
    client.force_login(worker)
    page = reverse("cases:transfer", args=[family.case.pk])
    start = reverse("information_sharing:continue-deciding", args=[family.case.pk])

    assert f"{start}?transfer=yes" in client.get(page).content.decode()
    question = client.get(f"{start}?transfer=yes", follow=True).content.decode()
    assert 'value="Mo Lane"' in question
    assert "Fenwick children&#x27;s centre" in question

    decision = decided(family, consent, worker)
    address = [family.case.pk, decision.pk]
    assert "Make the pack" in client.get(page).content.decode()
    made = client.post(reverse("information_sharing:make-disclosure", args=address))
    assert made.url == page
    assert "Download the pack" in client.get(page).content.decode()
    gone = reverse("information_sharing:disclosure-sent", args=address)
    sent = client.post(gone, {"how": "POST", "sent_to": "Mo Lane"})
    assert sent.url == page
    assert "They said that it has arrived" in text(client.get(page))


def test_who_may_not_know_the_area_makes_a_document_without_it(
    family, worker, consent, transfer
):
    ShieldingFactory(case=family.case)

    words = words_of(pack(family, consent, worker))

    assert "The move" not in words
    assert "buses" not in words


def test_only_who_may_hand_over_begins_the_questions_from_a_move(client, family):
    start = reverse("information_sharing:continue-deciding", args=[family.case.pk])
    client.force_login(team_member(family.case))

    assert client.get(f"{start}?transfer=yes").status_code == 404
