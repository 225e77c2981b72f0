"""Consents of the demo that have lived: renewed, narrowed, doubted, ending soon."""

from dataclasses import replace
from datetime import timedelta

from django.utils import timezone

from config.demo.sharing import AGREED, SUPPORT, THERAPY, YEAR
from information_sharing import agreements, commands
from information_sharing.agreements import Agreement
from information_sharing.models import AccessEvent, Consent, Grant, TellingTask

LOOKED = ("CASE_VIEWED", "CASE_VIEWED", "ASSESSMENT_VIEWED", "CASE_PRINTED")


def live(story) -> None:
    """Give some families a consent with a history; others stay as they are.

    Called last, after the dates of the story were moved into the past.
    """
    lives = {0: renew, 2: narrow, 5: doubt, 8: end_soon, 9: ask_again, 11: take_out}
    if (
        story.case.is_open
        and story.case.consents.filter(withdrawn_at=None).count() == 1
    ):
        lives.get(story.number % 13, lambda story: None)(story)


def agreed_now(story) -> Agreement:
    """Return what the mother agrees to when she is asked again today."""
    consent, today = the_consent(story), timezone.localdate()
    return Agreement(
        given_by=story.mother,
        capacity=Consent.Capacity.PARENTAL_RESPONSIBILITY,
        people=(story.mother, story.child),
        categories=AGREED,
        teams=tuple(row.team for row in consent.teams.select_related("team")),
        bodies=tuple(agreements.bodies_left(consent)),
        purposes=(Consent.Purpose.ASSESS, Consent.Purpose.PLAN),
        method=Consent.Method.ONLINE,
        given_on=today,
        expires_on=today + YEAR,
        excluded_agencies=tuple(row.agency for row in consent.exclusions.all()),
        language="Somali" if story.number % 2 else "",
        with_interpreter=bool(story.number % 2),
        may_be_found=True,
    )


def the_consent(story) -> Consent:
    """Return the consent of the story that stands in its line."""
    return story.case.consents.get(superseded_at=None)


def renew(story) -> None:
    """The mother agrees for another year, and that the family may be found."""
    commands.change_consent(
        consent=the_consent(story), agreement=agreed_now(story), by=story.by
    )


def narrow(story) -> None:
    """The mother no longer wants health to be shared; one team had read it."""
    looked_at(story)
    kinds = tuple(kind for kind in AGREED if kind != "HEALTH")
    later = commands.change_consent(
        consent=the_consent(story),
        agreement=replace(agreed_now(story), categories=kinds),
        by=story.by,
    )
    told = TellingTask.objects.filter(consent=later, team=story.town.teams[SUPPORT])
    for task in told:
        commands.tell_team(task=task, how="Rang Tom; he tells the team.", by=story.by)


def looked_at(story) -> None:
    """Somebody of speech therapy looked at the record while it was shared."""
    began = timezone.now() - timedelta(days=30)
    team = story.town.teams[THERAPY]
    Grant.objects.filter(case=story.case, through_team=team).update(starts_at=began)
    for event in LOOKED:
        AccessEvent.objects.create(
            chain=story.case.pk,
            event=event,
            by=story.town.people["joan"],
            case=story.case,
        )


def doubt(story) -> None:
    """The father, or whoever shares responsibility, does not agree."""
    parents = story.case.people.filter(has_parental_responsibility=True)
    other = parents.exclude(pk=story.mother.pk).first()
    if other:
        commands.record_objection(
            consent=the_consent(story),
            person=other,
            said_on=timezone.localdate() - timedelta(days=3),
            words="I was not asked, and I would rather that speech therapy waits.",
            by=story.by,
        )


def end_soon(story) -> None:
    """The consent was given for a few months, and ends in three weeks."""
    soon = timezone.localdate() + timedelta(days=21)
    story.case.consents.update(expires_on=soon)


def ask_again(story) -> None:
    """The family was asked again at a review, and still agrees."""
    commands.review_consent(
        consent=the_consent(story),
        still_agreed=True,
        words="Yes, and it helps not to have to tell it twice.",
        by=story.by,
    )


def take_out(story) -> None:
    """The mother takes back what was agreed about emotional wellbeing."""
    commands.narrow_consent(
        consent=the_consent(story),
        category="WELLBEING",
        reason="That is between her and the counsellor.",
        by=story.by,
    )
