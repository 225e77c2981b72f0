"""Which protocol is enough for which sharing: both agencies, tier, purpose and kinds."""

import pytest

from agencies.models import Agreement, AgreementParty
from information_sharing import commands
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import SharingDecision
from tests.factories.agencies import AgreementFactory, CentreFactory
from tests.factories.agencies_agreed import AgreementPartyFactory
from tests.information_sharing.walks import in_days, walk, walk_on

pytestmark = pytest.mark.django_db
SIGNED = AgreementParty.Answer.SIGNED


def signed(*agencies, **fields):
    """Return a protocol in force that these agencies have signed."""
    protocol = AgreementFactory(**fields)
    for agency in agencies:
        AgreementPartyFactory(agreement=protocol, agency=agency, answer=SIGNED)
    return protocol


@pytest.fixture
def both(family, therapy):
    """The agency that holds the record, and the one that is to hear of it."""
    return family.case.recording_team.agency, therapy.agency


def share(family, therapy, consent, by, **changes):
    said = walk_on(consent, family, therapy, no_protocol_reason="", **changes)
    return commands.decide(case=family.case, walk=said, by=by)


def asked(walker, therapy, consent):
    walker.begin(therapy)
    walker.say(4, "yes", consent=str(consent.pk))
    return walker.get(7).context_data["form"]


def test_tier_1_signed_by_both_is_enough(family, therapy, consent, by, walker, both):
    signed(*both)

    form = asked(walker, therapy, consent)

    assert "no_protocol_reason" not in form.fields
    assert share(family, therapy, consent, by)


@pytest.mark.parametrize("who", [0, 1])
def test_one_signature_alone_is_not(family, therapy, consent, by, both, who):
    signed(both[who])

    with pytest.raises(NotPossibleNow, match="no information-sharing protocol"):
        share(family, therapy, consent, by)


def test_nor_are_two_protocols_with_others(family, therapy, consent, by, both):
    for agency in both:
        signed(agency)

    with pytest.raises(NotPossibleNow, match="no information-sharing protocol"):
        share(family, therapy, consent, by)


@pytest.mark.parametrize(
    "change",
    [
        {"ends_on": in_days(-1)},
        {"starts_on": in_days(1)},
        {"status": Agreement.Status.SIGNING},
        {"status": Agreement.Status.SUPERSEDED},
        {"kind": Agreement.Kind.SERVICE_LEVEL, "tier": None},
    ],
)
def test_nor_is_one_that_does_not_stand(family, therapy, consent, by, both, change):
    signed(*both, **change)

    with pytest.raises(NotPossibleNow, match="no information-sharing protocol"):
        share(family, therapy, consent, by)


@pytest.mark.parametrize("elsewhere", [True, False])
def test_one_of_a_centre_counts_for_its_own_records(
    family, therapy, consent, by, both, elsewhere
):
    here = family.case.recording_team.centre
    signed(*both, centre=CentreFactory() if elsewhere else here)

    if elsewhere:
        with pytest.raises(NotPossibleNow, match="no information-sharing protocol"):
            share(family, therapy, consent, by)
    else:
        assert share(family, therapy, consent, by)


def test_a_party_that_has_not_signed_does_not_count(family, therapy, consent, by, both):
    protocol = signed(both[0])
    AgreementPartyFactory(agreement=protocol, agency=both[1])

    with pytest.raises(NotPossibleNow, match="no information-sharing protocol"):
        share(family, therapy, consent, by)


def tier_2(both, *, purposes=("PLAN",), categories=("HEALTH", "DEVELOPMENT")):
    return signed(
        *both,
        tier=Agreement.Tier.PURPOSE,
        purposes=list(purposes),
        categories=list(categories),
    )


def test_tier_2_is_enough_for_its_purpose_and_kinds(family, therapy, consent, by, both):
    tier_2(both)

    assert share(family, therapy, consent, by)


def test_several_of_tier_2_count_together(family, therapy, consent, by, both):
    tier_2(both, categories=["HEALTH"])
    tier_2(both, categories=["DEVELOPMENT"])

    assert share(family, therapy, consent, by)


@pytest.mark.parametrize(
    "limits", [{"purposes": ["ASSESS"]}, {"categories": ["HEALTH"]}]
)
def test_tier_2_is_not_enough_beyond(family, therapy, consent, by, both, limits):
    tier_2(both, **limits)

    with pytest.raises(NotPossibleNow, match="no information-sharing protocol"):
        share(family, therapy, consent, by)


def test_the_page_says_what_tier_2_is_for_and_asks_only_beyond(
    family, therapy, consent, walker, both
):
    tier_2(both, categories=["HEALTH"])

    form = asked(walker, therapy, consent)

    assert "is only for: health." in form.fields["no_protocol_reason"].help_text
    wrong = walker.choose(family, no_protocol_reason="")
    assert "no_protocol_reason" in wrong.context_data["form"].errors
    walker.choose(family, categories=["HEALTH"], no_protocol_reason="Not needed.")
    walker.decide()
    assert SharingDecision.objects.get().no_protocol_reason == ""


def test_a_missing_protocol_asks_and_never_blocks(family, therapy, by):
    said = walk(family, therapy, "duty", no_protocol_reason="They sign in March.")

    assert commands.decide(case=family.case, walk=said, by=by).categories
