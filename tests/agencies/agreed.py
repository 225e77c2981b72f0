"""Two agencies, who signs for them, who drafts, and an agreement between them."""

from dataclasses import dataclass

from django.utils import timezone

from agencies.commands import agreeing, drafting
from agencies.models import Agency, Agreement, AgreementParty, Practitioner, RoleName
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.people import member_of


@dataclass
class Partners:
    """Health and housing, each with a signatory and a worker; a commissioner drafts."""

    health: Agency
    housing: Agency
    signs_health: Practitioner
    signs_housing: Practitioner
    nurse: Practitioner
    commissioner: Practitioner
    manager: Practitioner


def partners() -> Partners:
    """Return them."""
    health, housing = TeamFactory(), TeamFactory()

    def holds(team, role):
        return TeamMembershipFactory(team=team, role=role).practitioner

    return Partners(
        health=health.agency,
        housing=housing.agency,
        signs_health=holds(health, RoleName.AGENCY_ADMINISTRATOR),
        signs_housing=holds(housing, RoleName.AGENCY_ADMINISTRATOR),
        nurse=member_of(health),
        commissioner=holds(TeamFactory(), RoleName.COMMISSIONER),
        manager=holds(health, RoleName.MANAGER),
    )


def draft(who: Partners, template="service-level", **heads) -> Agreement:
    """Return a draft with both parties and one section written."""
    heads = {"title": "Early speech", **heads}
    made = drafting.start_agreement(
        template=template, heads=drafting.Heads(**heads), by=who.commissioner
    )
    for agency in (who.health, who.housing):
        party = drafting.Party(agency=agency)
        drafting.put_party(agreement=made, party=party, by=who.commissioner)
    section = made.sections.first()
    drafting.write_section(section=section, words="We listen.", by=who.commissioner)
    return again(made)


def out_for_signature(who: Partners, **heads) -> Agreement:
    """Return an agreement that waits for both."""
    made = draft(who, **heads)
    agreeing.send_for_comments(agreement=made, by=who.commissioner)
    agreeing.send_for_signature(agreement=made, by=who.commissioner)
    return again(made)


def sign(agreement: Agreement, agency: Agency, by: Practitioner, **said) -> None:
    """Answer for one agency: it signs, unless `said` says otherwise."""
    answer = {
        "answer": AgreementParty.Answer.SIGNED,
        "signed_as": "Pat, director",
        "words": "",
        **said,
    }
    party = agreement.parties.get(agency=agency)
    agreeing.answer_as_party(party=party, by=by, **answer)


def all_sign(who: Partners, agreement: Agreement) -> None:
    """Let both sign."""
    sign(agreement, who.health, who.signs_health)
    sign(agreement, who.housing, who.signs_housing)


def in_force(who: Partners, **heads) -> Agreement:
    """Return an agreement in force from today."""
    made = out_for_signature(who, **heads)
    all_sign(who, made)
    today = timezone.localdate()
    agreeing.bring_into_force(agreement=made, starts_on=today, by=who.commissioner)
    return again(made)


def again(row):
    """Return a row as it stands in the database."""
    return type(row).objects.get(pk=row.pk)
