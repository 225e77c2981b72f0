"""A name is the same name whatever signs it is typed with: "not them" holds (R6)."""

import pytest

from cases.forms.transfers import TransferForm
from config.plain_names import PlainNameField, name_key, plain_name
from information_sharing import access, commands, outside, recipients
from information_sharing.agreements import bodies_in
from information_sharing.exceptions import NotPossibleNow
from information_sharing.forms.purpose import PurposeForm
from information_sharing.models import SharingDecision
from information_sharing.packing import transfers_to
from information_sharing.queries.consents import why_body_not_covered
from tests.factories.agencies import AgencyFactory, TeamFactory
from tests.factories.cases_centre import TransferFactory
from tests.factories.information_sharing import (
    ConsentExclusionFactory,
    SharingDecisionFactory,
)
from tests.information_sharing.school import decide, to_school
from tests.information_sharing.walks import agreement
from tests.people import consent_for, household, member_of, team_member

pytestmark = pytest.mark.django_db

NURSERY = "St Mary's Nursery"
VARIANTS = (
    "ST MARY'S nursery",
    "St  Mary's Nursery",
    "St Mary\u2019s Nursery",
    "St\u00a0Mary's\tNursery",
    "St Mary's Nursery\u200b",
    "\u202aSt Mary\u2032s Nursery\u202c",
    "\uff33t Ma\u00adry\uff07s\u3000Nursery",
    "\U000e0020St Mary\u00b4s Nursery\x1f",
)


def left_out(family, name):
    other = consent_for(family, TeamFactory())
    said = AgencyFactory(name=name)
    ConsentExclusionFactory(consent=other, agency=said, team=None)


@pytest.mark.parametrize("variant", VARIANTS)
def test_not_them_holds_however_the_name_is_typed(variant):
    family = household()
    left_out(family, NURSERY)

    assert name_key(variant) == name_key(NURSERY)
    assert recipients.body_left_out(family.case, variant)
    walked = to_school(consent_for(family), family, outside_organisation=variant)
    by = team_member(family.case)
    with pytest.raises(NotPossibleNow):
        decide(family, walked, by)


@pytest.mark.parametrize("stored", [NURSERY, VARIANTS[2], VARIANTS[6]])
def test_not_them_shuts_what_was_decided_before(stored):
    """Also where the agency, or an old row, is written with other signs."""
    family = household()
    by = team_member(family.case)
    walked = to_school(consent_for(family), family, outside_organisation=NURSERY)
    asked = SharingDecision.objects.filter(pk=decide(family, walked, by).pk)
    assert outside.standing(asked).exists()

    asked.update(outside_organisation=VARIANTS[1])
    assert outside.standing(asked).exists(), "the consent names it in other signs"

    left_out(family, stored)
    assert not outside.standing(asked).exists()
    with pytest.raises(NotPossibleNow):
        commands.make_disclosure(decision=asked.get(), by=by)


@pytest.mark.parametrize(
    "other", ["St Mary's", "St Marys Nursery", "St Mary's Nursery 2"]
)
def test_another_name_is_another_body(other):
    family = household()
    left_out(family, NURSERY)

    assert not recipients.body_left_out(family.case, other)
    walked = to_school(consent_for(family), family, outside_organisation=other)
    decided = decide(family, walked, team_member(family.case))
    asked = SharingDecision.objects.filter(pk=decided.pk)
    assert outside.standing(asked).exists()


def test_the_names_are_kept_in_plain_signs():
    family = household()
    by = team_member(family.case)
    typed = "Fenwick \u2013\u00a0 Children\u2019s  centre\u200b"
    plain = "Fenwick - Children's centre"
    said = agreement(family, bodies=(typed, plain.upper(), *bodies_in(typed)))
    consent = commands.record_consent(case=family.case, agreement=said, by=by)

    assert consent.bodies.get().name == plain
    assert not why_body_not_covered(consent, typed, consent.purposes[0])
    decided = decide(family, to_school(consent, family, outside_organisation=typed), by)
    assert decided.outside_organisation == plain
    for form in (PurposeForm, TransferForm):
        name = "agency" if form is TransferForm else "outside_organisation"
        field = form.base_fields[name]
        assert isinstance(field, PlainNameField)
        assert field.clean(typed) == plain


def test_the_body_of_a_move_is_the_body_of_its_decision():
    family = household()
    TransferFactory(case=family.case, agency="Fenwick  Children\u2019s centre")
    decided = SharingDecisionFactory.build(
        case=family.case, outside_organisation="fenwick children's centre"
    )
    assert transfers_to(decided).exists()
    decided.outside_organisation = "Fenwick centre"
    assert not transfers_to(decided).exists()


def test_a_sensitive_service_is_not_named_in_plain_signs_either():
    family = household()
    name = "Wearside Women\u2019s Aid"
    hidden = TeamFactory(name=name, is_sensitive=True)
    nurse = member_of(TeamFactory())
    services = access.services_for(nurse, family.case)

    for written in (name, plain_name(name)):
        assert services.said(f"Ask {written} today") != f"Ask {written} today"
        theirs = access.services_for(member_of(hidden), family.case)
        assert theirs.said(f"Ask {written} today") == f"Ask {written} today"
