"""From the first draft until another takes over: who may, who may not, and no gap."""

import datetime

import pytest
from django.utils import timezone

from agencies.agreement_templates import templates
from agencies.commands import agreeing, drafting
from agencies.commands import promises as ledger
from agencies.models import Agreement, AgreementParty
from agencies.schedule import mind_agreements
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import Notice
from information_sharing.notice_words import leads_to, words
from tests.agencies.agreed import (
    again,
    all_sign,
    draft,
    in_force,
    out_for_signature,
    partners,
    sign,
)
from tests.factories.agencies import AgencyFactory, CentreFactory

pytestmark = pytest.mark.django_db
Status = Agreement.Status
Answer = AgreementParty.Answer


def day(number):
    return timezone.localdate() + datetime.timedelta(days=number)


@pytest.fixture
def who():
    return partners()


def told(kind, *people):
    found = Notice.objects.filter(kind=kind)
    assert {row.to for row in found} == set(people)
    assert all(words(row) and leads_to(row) for row in found)


@pytest.mark.parametrize("slug", templates())
def test_every_template_becomes_a_draft(who, slug):
    heads = drafting.Heads(title="Together", purposes=("PLAN",), categories=("HEALTH",))

    made = drafting.start_agreement(template=slug, heads=heads, by=who.commissioner)

    template = templates()[slug]
    assert made.sections.count() == len(template.sections) >= 5
    assert (made.kind, made.tier) == (template.kind, template.tier)


def test_a_centre_manager_drafts_for_her_centre_and_for_all(who):
    hers = who.manager.memberships.get().team.centre
    begin = drafting.start_agreement
    for centre in (hers, None):
        heads = drafting.Heads(title="Ours", centre=centre)
        assert begin(template="model", heads=heads, by=who.manager)

    heads = drafting.Heads(title="Theirs", centre=CentreFactory())
    with pytest.raises(AccessDenied, match="Another centre"):
        begin(template="model", heads=heads, by=who.manager)
    for nobody in (who.nurse, who.signs_health):
        with pytest.raises(AccessDenied):
            begin(template="model", heads=drafting.Heads(title="No"), by=nobody)


def test_tier_2_says_what_it_is_for(who):
    with pytest.raises(NotPossibleNow, match="at least one purpose"):
        draft(who, template="protocol-tier-2")


def test_the_way_from_draft_to_in_force(who):
    made = draft(who)
    agreeing.send_for_comments(agreement=made, by=who.commissioner)
    told("AGREEMENT_TO_COMMENT", who.signs_health, who.signs_housing)
    comment = agreeing.comment_on(
        agreement=made, agency=who.health, words="Five days are few.", by=who.nurse
    )
    told("AGREEMENT_COMMENTED", who.commissioner)
    agreeing.answer_comment(comment=comment, answer="Now ten.", by=who.commissioner)
    told("COMMENT_ANSWERED", who.nurse)
    agreeing.send_for_signature(agreement=made, by=who.commissioner)
    told("AGREEMENT_TO_SIGN", who.signs_health, who.signs_housing)
    all_sign(who, made)

    agreeing.bring_into_force(agreement=made, starts_on=day(0), by=who.commissioner)

    assert list(Agreement.objects.in_force()) == [made]


def test_it_is_not_in_force_until_all_have_signed(who):
    made = out_for_signature(who)
    sign(made, who.health, who.signs_health)
    start = {"agreement": made, "starts_on": day(0), "by": who.commissioner}

    with pytest.raises(NotPossibleNow, match=f"Not everybody.*{who.housing}"):
        agreeing.bring_into_force(**start)
    sign(made, who.housing, who.signs_housing, answer=Answer.DECLINED, words="Why us?")
    with pytest.raises(NotPossibleNow, match="Not everybody has signed"):
        agreeing.bring_into_force(**start)
    sign(made, who.housing, who.signs_housing)
    agreeing.bring_into_force(**start)

    assert again(made).status == Status.IN_FORCE


def test_only_the_agency_itself_signs(who):
    made = out_for_signature(who)

    for other in (who.signs_housing, who.nurse, who.commissioner, who.manager):
        with pytest.raises(AccessDenied):
            sign(made, who.health, other)
    with pytest.raises(NotPossibleNow, match="Write why"):
        sign(made, who.health, who.signs_health, answer=Answer.DECLINED)

    assert not made.parties.exclude(answer=Answer.WAITING).exists()


def test_the_text_is_frozen_while_it_is_signed(who):
    made = out_for_signature(who)
    write = {"section": made.sections.first(), "words": "Else.", "by": who.commissioner}

    with pytest.raises(NotPossibleNow, match="frozen"):
        drafting.write_section(**write)
    with pytest.raises(NotPossibleNow, match="frozen"):
        ledger.record_commitment(
            agency=who.health, words="More.", agreement=made, by=who.commissioner
        )
    sign(made, who.health, who.signs_health)
    agreeing.take_back(agreement=made, by=who.commissioner)
    drafting.write_section(**write | {"seen": again(write["section"]).changed_at})

    assert not made.parties.exclude(answer=Answer.WAITING).exists()


def test_who_writes_meanwhile_is_not_overwritten(who):
    section = draft(who).sections.last()
    drafting.write_section(section=section, words="Mine.", by=who.commissioner)

    with pytest.raises(NotPossibleNow, match="Somebody changed this section"):
        drafting.write_section(section=section, words="Yours.", by=who.manager)

    assert again(section).words == "Mine."


def test_taking_a_party_off_starts_signing_again(who):
    made = out_for_signature(who)
    third = AgencyFactory()
    made.parties.create(agency=third)
    sign(made, who.health, who.signs_health)

    party = made.parties.get(agency=third)
    drafting.take_off_party(party=party, by=who.commissioner)

    assert {each.answer for each in made.parties.all()} == {Answer.WAITING}
    all_sign(who, made)
    agreeing.bring_into_force(agreement=made, starts_on=day(0), by=who.commissioner)
    left = made.parties.first()
    with pytest.raises(NotPossibleNow, match="in force"):
        drafting.take_off_party(party=left, by=who.commissioner)


def test_comments_come_from_those_who_are_asked_and_while_they_are(who):
    made = draft(who)
    say = {"agreement": made, "agency": who.health, "words": "Yes."}

    with pytest.raises(NotPossibleNow, match="closed"):
        agreeing.comment_on(**say, by=who.nurse)
    agreeing.send_for_comments(agreement=made, by=who.commissioner)
    with pytest.raises(AccessDenied, match="Yours is not"):
        agreeing.comment_on(**say, by=who.commissioner)
    with pytest.raises(NotPossibleNow, match="do not work for"):
        agreeing.comment_on(**say | {"agency": who.housing}, by=who.nurse)
    agreeing.comment_on(**say, by=who.nurse)
    with pytest.raises(AccessDenied):
        agreeing.answer_comment(comment=made.comments.get(), answer="No.", by=who.nurse)


def test_two_at_least_agree_on_something(who):
    heads = drafting.Heads(title="Alone")
    made = drafting.start_agreement(template="model", heads=heads, by=who.commissioner)

    with pytest.raises(NotPossibleNow, match="at least two"):
        agreeing.send_for_comments(agreement=made, by=who.commissioner)


def next_version(who, old):
    made = agreeing.new_version(agreement=old, by=who.commissioner)
    agreeing.send_for_comments(agreement=made, by=who.commissioner)
    agreeing.send_for_signature(agreement=made, by=who.commissioner)
    all_sign(who, made)
    return again(made)


def test_the_next_version_takes_over_on_its_day_and_not_before(who):
    old = in_force(who)
    new = next_version(who, old)
    assert new.sections.first().words == "We listen."
    assert list(Agreement.objects.in_force()) == [old]

    agreeing.bring_into_force(agreement=new, starts_on=day(7), by=who.commissioner)
    mind_agreements()
    assert list(Agreement.objects.in_force()) == [old]
    Agreement.objects.filter(pk=new.pk).update(starts_on=day(0))
    assert list(Agreement.objects.in_force()) == [new]
    mind_agreements()

    assert list(Agreement.objects.in_force()) == [new]
    assert again(old).status == Status.SUPERSEDED


def test_it_takes_over_at_once_if_it_starts_today(who):
    old = in_force(who)

    new = next_version(who, old)
    agreeing.bring_into_force(agreement=new, starts_on=day(0), by=who.commissioner)

    assert again(old).status == Status.SUPERSEDED


def test_no_gap_is_left_between_two_versions(who):
    old = in_force(who, ends_on=day(10))
    new = next_version(who, old)

    with pytest.raises(NotPossibleNow, match="gap"):
        agreeing.bring_into_force(agreement=new, starts_on=day(12), by=who.commissioner)
    agreeing.bring_into_force(agreement=new, starts_on=day(11), by=who.commissioner)


def test_a_version_given_up_leaves_room_for_another(who):
    old = in_force(who)
    first = agreeing.new_version(agreement=old, by=who.commissioner)
    with pytest.raises(NotPossibleNow, match="already"):
        agreeing.new_version(agreement=old, by=who.commissioner)

    agreeing.end_agreement(agreement=first, why="Too early.", by=who.commissioner)

    assert agreeing.new_version(agreement=old, by=who.commissioner).version == 2
    assert again(old).status == Status.IN_FORCE


def test_ending_needs_a_reason_and_is_told(who):
    made = in_force(who)
    with pytest.raises(NotPossibleNow, match="Write why"):
        agreeing.end_agreement(agreement=made, why=" ", by=who.commissioner)

    agreeing.end_agreement(agreement=made, why="Done.", by=who.commissioner)

    assert not Agreement.objects.in_force().exists()
    told("AGREEMENT_ENDED", who.signs_health, who.signs_housing)


def test_who_has_not_answered_is_reminded_once_a_week(who):
    made = out_for_signature(who)
    sign(made, who.health, who.signs_health)
    assert mind_agreements() == 0

    Agreement.objects.update(sent_at=timezone.now() - datetime.timedelta(days=8))

    assert [mind_agreements(), mind_agreements()] == [1, 0]
    told("AGREEMENT_STILL_TO_SIGN", who.signs_housing)


def test_parties_and_drafters_hear_once_that_a_review_is_due(who):
    in_force(who, review_on=day(31))
    assert mind_agreements() == 0

    Agreement.objects.update(review_on=day(30))

    assert [mind_agreements(), mind_agreements()] == [3, 0]
    told("AGREEMENT_REVIEW_DUE", who.signs_health, who.signs_housing, who.commissioner)
