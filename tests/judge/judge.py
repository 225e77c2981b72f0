"""The second judge: design.md's R1-R9 and R20 in loops and ifs, slow and plain.

Written from the text of the rules. It shares no query with information_sharing.access;
where the two disagree, one of them has misread the rules.
"""

from django.utils import timezone

from information_sharing.categories import Category
from tests.judge.books import Books, find


class Judge:
    """Answers from the books as they stand at this moment."""

    def __init__(self, books: Books) -> None:
        self.books = books
        self.now = timezone.now()
        self.today = timezone.localdate()

    def may_see(self, practitioner, case) -> set:
        """Return the pairs (category, person's key or None) that she may see.

        A pair with None stands for facts about nobody in particular.
        """
        seen = set()
        for grant in self.books.grants:
            if grant.case_id == case.pk and self.holds(practitioner, grant):
                seen |= self.opens(grant, case)
        return seen

    def opens(self, grant, case) -> set:
        """Return what this grant opens now, to whoever holds it."""
        if not self.stands(grant, case):
            return set()
        pairs = set()
        for category in self.categories_on(grant):
            if grant.consent_id and not self.agreed_category(grant, category):
                continue
            pairs.add((category, None))
            for person in self.books.people:
                if person.case_id == case.pk and self.reaches(grant, person):
                    pairs.add((category, person.pk))
        return pairs

    # Who holds it: a live place in the team, an account that is not disabled (R2).

    def holds(self, practitioner, grant) -> bool:
        """She works in the grant's team now; being a superuser adds nothing (R9)."""
        if not practitioner.is_active:
            return False
        if grant.practitioner_id and grant.practitioner_id != practitioner.pk:
            return False
        for membership in self.books.memberships:
            hers = membership.practitioner_id == practitioner.pk
            there = membership.team_id == grant.through_team_id
            if hers and there and self.works_there(membership):
                return True
        return False

    def works_there(self, membership) -> bool:
        """The place has begun, has not been ended, and is not past its last day."""
        if membership.starts_on > self.today or membership.ended_at is not None:
            return False
        return membership.ends_on is None or membership.ends_on >= self.today

    # What it carries: its own rows, for its own case and holder (1.1).

    def categories_on(self, grant) -> set:
        """A row counts only on the grant's own case and for the grant's own holder."""
        group = find(self.books.teams, grant.through_team_id).group_id
        own_rows, wanted = self.books.team_rows, ("group_id", group)
        if grant.practitioner_id:
            own_rows = self.books.practitioner_rows
            wanted = ("user_id", grant.practitioner_id)
        categories = set()
        for row in own_rows:
            if row.grant_id != grant.pk or row.content_object_id != grant.case_id:
                continue
            if getattr(row, wanted[0]) == wanted[1]:
                categories.add(row.category)
        return categories

    def reaches(self, grant, person) -> bool:
        """This person is among those the grant covers, and consented for (1.3, R6)."""
        if grant.all_people:
            return True
        named = False
        for link in self.books.grant_people:
            if link.grant_id == grant.pk and link.person_id == person.pk:
                named = True
        if not named or grant.consent_id is None:
            return named
        for link in self.books.consent_people:
            if link.consent_id == grant.consent_id and link.person_id == person.pk:
                return True
        return False

    # Why it stands now (1.1, R2, R6, R7).

    def stands(self, grant, case) -> bool:
        """Started, not over, and what it rests on still stands."""
        if grant.starts_at > self.now or grant.ended_at is not None:
            return False
        if grant.ends_on is not None and grant.ends_on < self.today:
            return False
        if grant.kind == "RECORDING_TEAM":
            return grant.through_team_id == case.recording_team_id
        if not self.must_be_told(grant) and self.family_said_no(grant, case):
            return False
        if grant.kind == "SHARING_DECISION":
            return self.decision_stands(grant)
        if grant.kind == "LEAD_PROFESSIONAL":
            return self.leads(grant) and self.agreed_team(grant)
        return False

    def decision_stands(self, grant) -> bool:
        """A named person decided to share, and nothing has replaced that (1.2)."""
        decision = find(self.books.decisions, grant.decision_id)
        if decision.outcome != "SHARE" or decision.superseded_at is not None:
            return False
        if decision.basis == "CONSENT":
            same = grant.consent_id == decision.consent_id
            return same and self.agreed_team(grant)
        if decision.countersigned_at is not None:
            return True
        in_time = decision.countersign_by and decision.countersign_by > self.now
        return bool(decision.urgent and in_time)

    def leads(self, grant) -> bool:
        """The appointment that the grant follows has not ended (R20)."""
        appointment = find(self.books.appointments, grant.appointment_id)
        return appointment.ended_at is None

    # What the family agreed to (R6).

    def in_force(self, consent) -> bool:
        """Given by now, not withdrawn, not past its last day."""
        if consent.withdrawn_at is not None:
            return False
        return consent.given_on <= self.today <= consent.expires_on

    def agreed_team(self, grant) -> bool:
        """The consent stands, and names this team, for which it is not withdrawn."""
        consent = find(self.books.consents, grant.consent_id)
        if not self.in_force(consent):
            return False
        for covered in self.books.consent_teams:
            if covered.consent_id != consent.pk:
                continue
            if covered.team_id == grant.through_team_id:
                return covered.withdrawn_at is None
        return False

    def agreed_category(self, grant, category) -> bool:
        """The consent names this category; any category shares who it is about."""
        consent = find(self.books.consents, grant.consent_id)
        return category == Category.IDENTITY or category in consent.categories

    def must_be_told(self, grant) -> bool:
        """A duty or the public interest goes before a refusal of the family (1.2)."""
        if grant.decision_id is None:
            return False
        basis = find(self.books.decisions, grant.decision_id).basis
        return basis in {"DUTY", "PUBLIC_INTEREST"}

    def owed(self, grant) -> bool:
        """Missing consent never blocks a duty or a safeguarding disclosure (1.2)."""
        decision = find(self.books.decisions, grant.decision_id)
        return decision is not None and decision.basis in {"DUTY", "PUBLIC_INTEREST"}

    def family_said_no(self, grant, case) -> bool:
        """A consent leaves out this team or its agency: that beats inclusions (R6).

        It holds while that consent stands, and against any older consent for ever.
        """
        rests_on = find(self.books.consents, grant.consent_id)
        team = find(self.books.teams, grant.through_team_id)
        for consent in self.books.consents:
            if consent.case_id != case.pk:
                continue
            later = rests_on and consent.recorded_at > rests_on.recorded_at
            if not (self.in_force(consent) or later):
                continue
            for exclusion in self.books.exclusions:
                if exclusion.consent_id == consent.pk and names(exclusion, team):
                    return True
        return False


def names(exclusion, team) -> bool:
    """The exclusion is of this team, or of the agency that it belongs to."""
    if exclusion.team_id is not None:
        return exclusion.team_id == team.pk
    return exclusion.agency_id == team.agency_id
