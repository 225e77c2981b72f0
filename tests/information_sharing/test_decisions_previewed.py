"""What the last page says will happen is what happens (R2, R5): tried over many walks."""

import itertools

import pytest

from information_sharing import commands, previewing
from information_sharing.models import Grant, SharingDecision
from tests.factories.agencies import TeamFactory
from tests.factories.information_sharing import ConsentExclusionFactory
from tests.factories.information_sharing_office import (
    ShieldingFactory,
    ShieldReaderFactory,
)
from tests.information_sharing.walks import PATHS, walk, walk_on
from tests.people import consent_for, member_of, share, team_member

pytestmark = pytest.mark.django_db


def difference(before, after):
    """Return who gained and who lost what about whom."""
    return {key for key in after if key not in before}, {
        key for key in before if key not in after
    }


def told(changes):
    """Return what a list of changes says, one entry for each fact that it is about."""
    return {
        (change.practitioner.pk, category, person.pk)
        for change in changes
        for category in change.categories
        for person in change.people
    }


def by_person(keys):
    return {(who, category, person) for who, category, person in keys if person}


def check_it_comes_true(case, said, by, second):
    """Decide as said, and compare with the preview at each of the two moments."""
    before = previewing.held(case)
    foretold = previewing.preview(case, said, by=by)
    assert previewing.held(case) == before
    decision = commands.decide(case=case, walk=said, by=by)
    signed = previewing.held(case)
    gained, lost = difference(before, signed)
    assert told(foretold.now.gains) == by_person(gained)
    assert told(foretold.now.losses) == by_person(lost)
    if decision.needs_second_person:
        commands.countersign(decision=decision, by=second)
    gained, lost = difference(signed, previewing.held(case))
    assert told(foretold.then.gains) == by_person(gained)
    assert told(foretold.then.losses) == by_person(lost)
    return foretold


@pytest.fixture
def second(family):
    return team_member(family.case)


@pytest.mark.parametrize(
    ("path", "urgent", "replacing", "to_one"),
    list(itertools.product(PATHS, (False, True), (False, True), (False, True))),
)
def test_the_preview_comes_true(
    family, therapy, therapist, consent, by, second, path, urgent, replacing, to_one
):
    member_of(therapy)
    old = share(family, therapy, consent=consent).decision
    changes = {"replaces": (old,)} if replacing else {}
    changes |= {"practitioner": therapist} if to_one else {}
    if PATHS[path].get(4) == "yes":
        changes["consent"] = consent
    said = walk(family, therapy, path, urgent=urgent, people=(family.child,), **changes)

    foretold = check_it_comes_true(family.case, said, by, second)

    assert bool(foretold.now.losses or foretold.then.losses) is replacing


def test_nothing_of_a_preview_stays(family, therapy, therapist, consent, by):
    previewing.preview(family.case, walk_on(consent, family, therapy), by=by)

    assert not SharingDecision.objects.exists()
    assert Grant.objects.count() == 1


def test_a_named_practitioner_gains_and_her_colleague_does_not(
    family, therapy, therapist, consent, by, second
):
    colleague = member_of(therapy)
    said = walk_on(consent, family, therapy, practitioner=therapist)

    foretold = check_it_comes_true(family.case, said, by, second)

    assert {change.practitioner for change in foretold.now.gains} == {therapist}
    assert colleague not in foretold.shut_out


def test_more_of_a_person_is_a_gain(family, therapy, therapist, consent, by, second):
    share(family, therapy, consent=consent, people=[family.child])
    said = walk_on(consent, family, therapy, people=(family.child, family.mother))

    foretold = check_it_comes_true(family.case, said, by, second)

    (gain,) = foretold.now.gains
    assert gain.people == (family.mother,)
    assert not gain.only


def test_who_sees_it_already_is_said(family, therapy, therapist, consent, by, second):
    share(family, therapy, consent=consent)
    said = walk_on(consent, family, therapy)

    foretold = check_it_comes_true(family.case, said, by, second)

    assert foretold.unchanged == (therapist,)
    assert foretold.now.gains == ()


def test_of_a_sealed_record_only_named_readers_gain(
    family, therapy, therapist, consent, by, second
):
    colleague = member_of(therapy)
    sealed = ShieldingFactory(case=family.case, level="SEALED")
    for reader in (by, therapist):
        ShieldReaderFactory(shielding=sealed, practitioner=reader)

    foretold = check_it_comes_true(
        family.case, walk_on(consent, family, therapy), by, second
    )

    assert {change.practitioner for change in foretold.now.gains} == {therapist}
    assert foretold.shut_out == (colleague,)


def test_where_they_live_is_gained_by_nobody_under_protection(
    family, therapy, therapist, by, second
):
    consent = consent_for(family, therapy, categories=["CONTACT"])
    shield = ShieldingFactory(case=family.case, level="ADDRESS_PROTECTED")
    ShieldReaderFactory(shielding=shield, practitioner=by)
    said = walk_on(consent, family, therapy, categories=("CONTACT",))

    foretold = check_it_comes_true(family.case, said, by, second)

    assert {c for g in foretold.now.gains for c in g.categories} == {"IDENTITY"}
    assert foretold.shut_out == (therapist,)


def test_not_them_lets_nobody_gain(family, therapy, therapist, by):
    ConsentExclusionFactory(consent=consent_for(family), team=therapy)
    said = walk(family, therapy, "not confidential")

    foretold = previewing.preview(family.case, said, by=by)

    assert foretold.then.gains == ()
    assert foretold.shut_out == (therapist,)


def test_an_empty_team_is_named_as_such(family, consent, by):
    said = walk(family, TeamFactory(), "duty")

    assert previewing.preview(family.case, said, by=by).nobody_there
