"""What a family agreed to and what it took back (R6), in loops and ifs.

A consent has a line: it is renewed, narrowed or widened by the next consent of its line.
What rests on one consent of a line needs the latest of the line to be in its days, and
every consent since then to cover the team, the category and the person: what was once
taken back opens again by a new decision only.
"""

from tests.judge.books import Books, find


class FamilySaid:
    """Reads the consents as they stand today."""

    def __init__(self, books: Books, today) -> None:
        self.books = books
        self.today = today

    def since(self, grant) -> list:
        """Return the grant's own consent and every later one of its line."""
        own = find(self.books.consents, grant.consent_id)
        later = []
        for consent in self.books.consents:
            if consent.line == own.line and consent.recorded_at >= own.recorded_at:
                later.append(consent)
        return later

    def line_is_in_its_days(self, grant) -> bool:
        """The consent that no other has replaced has begun and not run out."""
        own = find(self.books.consents, grant.consent_id)
        for consent in self.books.consents:
            if consent.line != own.line or consent.superseded_at is not None:
                continue
            if consent.given_on <= self.today <= consent.expires_on:
                return True
        return False

    def team_is_named(self, grant) -> bool:
        """The line runs, and each consent since then names this team and stands."""
        if grant.consent_id is None or not self.line_is_in_its_days(grant):
            return False
        for consent in self.since(grant):
            if consent.withdrawn_at is not None:
                return False
            if not self.names_team(consent, grant.through_team_id):
                return False
        return True

    def names_team(self, consent, team) -> bool:
        """The team is on the consent, and not struck off again."""
        for covered in self.books.consent_teams:
            if covered.consent_id == consent.pk and covered.team_id == team:
                return covered.withdrawn_at is None
        return False

    def covers(self, grant, category) -> bool:
        """Each consent since then names the category; who it is about goes with any."""
        for consent in self.since(grant):
            if category != "IDENTITY" and category not in consent.categories:
                return False
            for taken_back in self.books.narrowings:
                if taken_back.consent_id != consent.pk:
                    continue
                if taken_back.category == category:
                    return False
        return True

    def reaches(self, grant, person) -> bool:
        """Each consent since then is for this person, who was not taken out of it."""
        for consent in self.since(grant):
            if not self.is_for(consent, person):
                return False
            for taken_back in self.books.narrowings:
                if taken_back.consent_id != consent.pk:
                    continue
                if taken_back.person_id == person.pk:
                    return False
        return True

    def is_for(self, consent, person) -> bool:
        """The person is among those whom the consent is for."""
        for link in self.books.consent_people:
            if link.consent_id == consent.pk and link.person_id == person.pk:
                return True
        return False

    def said_no(self, grant, case) -> bool:
        """A consent leaves out this team or its agency: that beats inclusions (R6).

        It holds while that consent stands, and for ever against any older consent, or
        against an older grant where there is none.
        """
        rests_on = find(self.books.consents, grant.consent_id)
        since = rests_on.recorded_at if rests_on else grant.starts_at
        team = find(self.books.teams, grant.through_team_id)
        for consent in self.books.consents:
            if consent.case_id != case.pk:
                continue
            later = consent.recorded_at > since
            if not (self.in_force(consent) or later):
                continue
            for exclusion in self.books.exclusions:
                if exclusion.consent_id == consent.pk and names(exclusion, team):
                    return True
        return False

    def in_force(self, consent) -> bool:
        """Given by now, neither withdrawn nor replaced, not past its last day."""
        if consent.withdrawn_at is not None or consent.superseded_at is not None:
            return False
        return consent.given_on <= self.today <= consent.expires_on


def names(exclusion, team) -> bool:
    """The exclusion is of this team, or of the agency that it belongs to."""
    if exclusion.team_id is not None:
        return exclusion.team_id == team.pk
    return exclusion.agency_id == team.agency_id
