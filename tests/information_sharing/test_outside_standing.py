"""Which decisions about somebody outside stand: each condition of the rule (R2, R6, R7)."""

import datetime

import pytest
from django.utils import timezone

from information_sharing import outside
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import SharingDecision
from tests.factories.agencies import AgencyFactory, TeamFactory
from tests.factories.information_sharing import (
    ConsentExclusionFactory,
    SharingDecisionFactory,
)
from tests.factories.information_sharing_life import NarrowingFactory
from tests.factories.information_sharing_office import ShieldingFactory
from tests.information_sharing.school import SCHOOL, name_in
from tests.people import (
    consent_for,
    household,
    lead_professional,
    member_of,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db
Basis = SharingDecision.Basis
DAY, HOUR = datetime.timedelta(days=1), datetime.timedelta(hours=1)
HEALTH = {"categories": ["HEALTH"]}


@pytest.fixture
def consent(family):
    return consent_for(family)


def to_school(family, **fields):
    fields = {"case": family.case, "team": None, **SCHOOL, **fields}
    if fields.get("consent"):
        name_in(fields["consent"])
    return SharingDecisionFactory(people=[family.child], **fields)


def without_consent(family, **fields):
    signed = {"countersigned_at": timezone.now(), "countersigned_by": by(family)}
    return to_school(family, without_consent=True, **signed | fields)


def by(family):
    return team_member(family.case)


def stands(decision) -> bool:
    return outside.standing(SharingDecision.objects.filter(pk=decision.pk)).exists()


def renewed(consent, family, people=None, **fields):
    """Return the consent that takes this one's place in its line."""
    consent.superseded_at, consent.superseded_by = timezone.now(), consent.recorded_by
    consent.save()
    people = people or [family.child, family.mother]
    line = {"line": consent.line, "replaces": consent, **fields}
    later = consent_for(family, people=people, **line)
    name_in(later)
    return later


def withdrawn(consent):
    consent.withdrawn_at, consent.withdrawn_by = timezone.now(), consent.recorded_by
    consent.save()


def test_by_consent_and_signed_without_it_stand(family, consent):
    today = timezone.localdate()

    assert stands(to_school(family, consent=consent))
    assert stands(to_school(family, consent=consent, ends_on=today))
    assert stands(without_consent(family))
    assert stands(without_consent(family, basis=Basis.NOT_CONFIDENTIAL))


@pytest.mark.parametrize("make", [to_school, without_consent])
def test_what_is_over_or_replaced_or_shares_nothing_does_not(family, consent, make):
    own = {"consent": consent} if make is to_school else {}
    now = timezone.now()
    for fields in (
        {"ends_on": timezone.localdate() - DAY},
        {"superseded_at": now, "superseded_by": by(family)},
        {"outcome": SharingDecision.Outcome.DO_NOT_SHARE},
        {"categories": []},
        {"team": TeamFactory(), "outside_name": "", "outside_organisation": ""},
    ):
        assert not stands(make(family, **own | fields)), fields


def test_without_consent_it_waits_for_its_second_person(family):
    unsigned = {"countersigned_at": None, "countersigned_by": None}
    later, before = timezone.now() + HOUR, timezone.now() - HOUR
    refused = {"refused_at": timezone.now(), "refused_by": by(family)}

    assert not stands(without_consent(family, **unsigned))
    urgent = unsigned | {"urgent": True, "countersign_by": later}
    assert stands(without_consent(family, **urgent))
    for changes in ({"countersign_by": before}, {"urgent": False}, refused):
        assert not stands(without_consent(family, **urgent | changes)), changes


@pytest.mark.parametrize("basis", [Basis.DUTY, Basis.PUBLIC_INTEREST])
def test_a_no_stops_what_is_not_confidential_and_no_duty(family, consent, basis):
    body = AgencyFactory(name="Hill Top SCHOOL")
    ConsentExclusionFactory(consent=consent, team=None, agency=body)

    assert stands(without_consent(family, basis=basis))
    assert not stands(without_consent(family, basis=Basis.NOT_CONFIDENTIAL))
    withdrawn(consent)
    assert stands(without_consent(family, basis=Basis.NOT_CONFIDENTIAL))


def test_the_no_of_another_family_or_to_somebody_else_counts_for_nothing(
    family, consent
):
    body = AgencyFactory(name="Hill Top school")
    ConsentExclusionFactory(consent=consent_for(household()), team=None, agency=body)
    ConsentExclusionFactory(consent=consent, team=TeamFactory())
    ConsentExclusionFactory(consent=consent, team=None, agency=AgencyFactory())

    assert stands(to_school(family, consent=consent))
    assert stands(without_consent(family, basis=Basis.NOT_CONFIDENTIAL))


def test_a_later_no_stops_what_an_older_consent_allowed(family, consent):
    older = consent_for(family)
    withdrawn(older)
    ConsentExclusionFactory(consent=older, team=TeamFactory(name="Hill Top school"))
    anew = consent_for(family)

    assert not stands(to_school(family, consent=consent))
    assert stands(to_school(family, consent=anew))
    assert stands(without_consent(family, basis=Basis.NOT_CONFIDENTIAL))


def test_it_stands_while_the_line_of_its_consent_does(family, consent):
    decision = to_school(family, consent=consent)
    withdrawn(consent_for(family))
    consent_for(family, categories=["PLAN"], people=[family.father])
    later = renewed(consent, family)

    assert stands(decision)
    withdrawn(later)
    consent_for(family)
    assert not stands(decision)
    renewed(later, family)
    assert not stands(decision)


def test_a_second_name_is_no_consent_and_a_consent_no_second_name(family, consent):
    signed = {"countersigned_at": timezone.now(), "countersigned_by": by(family)}
    decision = to_school(family, consent=consent, **signed)
    assert not stands(to_school(family, consent=consent, basis=Basis.DUTY))

    consent.expires_on = timezone.localdate() - DAY
    consent.save()

    assert not stands(decision)


@pytest.mark.parametrize(
    "narrower", [{"categories": ["DEVELOPMENT"]}, {"people": "mother"}]
)
def test_a_later_consent_of_the_line_that_covers_less_stops_it(
    family, consent, narrower
):
    decision = to_school(family, consent=consent, **HEALTH)
    people = [family.mother] if "people" in narrower else None
    categories = narrower.get("categories", consent.categories)
    latest = renewed(consent, family, people=people, categories=categories)

    assert not stands(decision)
    latest = renewed(latest, family)
    assert not stands(decision)
    assert stands(to_school(family, consent=latest, **HEALTH))


def test_what_was_taken_back_since_stops_it_and_nothing_else_does(family, consent):
    health = to_school(family, consent=consent, **HEALTH)
    NarrowingFactory(consent=consent, category="DEVELOPMENT")
    NarrowingFactory(consent=consent, category="", person=family.mother)
    for taken in ({"category": "HEALTH"}, {"category": "", "person": family.child}):
        NarrowingFactory(consent=consent_for(family), **taken)

    assert stands(health)
    for taken in ({"category": "HEALTH"}, {"category": "", "person": family.child}):
        since = NarrowingFactory(consent=consent, **taken)
        assert not stands(health)
        since.delete()
    NarrowingFactory(consent=consent)
    assert stands(to_school(family, consent=renewed(consent, family), **HEALTH))


def test_a_seal_keeps_everything_and_a_protected_address_only_that(family, consent):
    plain = to_school(family, consent=consent)
    where = to_school(family, consent=consent_for(family, categories=["CONTACT"]))
    for level in ("SEALED", "ADDRESS_PROTECTED"):
        ShieldingFactory(level=level)
        ShieldingFactory(case=family.case, level=level, lifted=True)
    outside.check_may_leave(where)

    ShieldingFactory(case=family.case)
    outside.check_may_leave(plain)
    with pytest.raises(NotPossibleNow, match="Addresses of this family"):
        outside.check_may_leave(where)
    ShieldingFactory(case=family.case, sealed=True)
    with pytest.raises(NotPossibleNow, match="sealed"):
        outside.check_may_leave(plain)


def test_what_does_not_stand_does_not_leave(family, consent):
    decision = to_school(family, consent=consent)
    withdrawn(consent)

    outside.check_may_leave(without_consent(family))
    with pytest.raises(NotPossibleNow, match="does not stand now"):
        outside.check_may_leave(decision)


@pytest.mark.parametrize("less", [{"categories": ["HEALTH"]}, {"people": "mother"}])
def test_a_lead_who_reads_less_has_no_document(family, consent, less):
    people = [family.mother] if "people" in less else None
    leader = lead_professional(family, **less | {"people": people})

    with pytest.raises(AccessDenied):
        outside.check_sees_all(leader, to_school(family, consent=consent))


def test_its_document_is_for_who_coordinates_and_reads_all_of_it(family, consent):
    decision = to_school(family, consent=consent)
    therapy = TeamFactory()
    share(family, therapy)

    outside.check_sees_all(by(family), decision)
    outside.check_sees_all(lead_professional(family), decision)
    for reader in (member_of(therapy), team_member(household().case)):
        with pytest.raises(AccessDenied):
            outside.check_sees_all(reader, decision)
