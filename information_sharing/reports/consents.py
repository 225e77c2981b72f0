"""A consent on paper: to sign, or as a letter; for one reader, in plain words (R16)."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from agencies.models import Practitioner
from cases.queries import lead_of
from config.dates import short_date
from config.pdf import render_pdf
from information_sharing import access, agreements
from information_sharing.models import Consent
from information_sharing.queries import Names
from information_sharing.queries.consent_words import (
    left_out,
    purposes_of,
    teams_told,
)
from information_sharing.queries.outside_told import (
    ToldOutside,
    bodies_named,
    told_by_consent,
)

NO_CONSEQUENCE = (
    "You can say no, to all of it or to a part. It changes nothing in the help "
    "that you get. Nobody has to give a reason."
)
CHANGE_YOUR_MIND = (
    "You can change your mind at any time: tell anybody who works with you. From then "
    "on the teams named here see nothing more by it, and we tell those who had read it."
)
FORM = "form"
MAY_BE_FOUND = (
    "Whoever looks for the child is told whom to contact, and nothing of the record"
)


@dataclass(frozen=True)
class Fact:
    """One of the eight things that a person must know before agreeing."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class ConsentPaper:
    """One consent for paper, already without what its reader may not see."""

    kind: str
    large: bool
    reference: str
    giver: str
    dear: str
    given_on: str
    over: str
    facts: tuple[Fact, ...]
    outside: tuple[ToldOutside, ...]
    asked: tuple[str, ...]
    interpreter: bool
    contact: str
    services: access.Services
    made_for: Practitioner
    made_at: datetime


def consent_paper(
    consent: Consent, *, viewer: Practitioner, kind: str, large: bool
) -> ConsentPaper:
    """Return one consent as a form to sign, or as a letter."""
    names = Names(viewer=viewer, case=consent.case)
    asked = [
        person
        for person in names.shown(agreements.people_left(consent))
        if agreements.is_asked_too(person, timezone.localdate())
    ]
    return ConsentPaper(
        kind=kind,
        large=large,
        reference=consent.case.reference,
        giver=names.one(consent.given_by),
        dear=" ".join(map(str, names.shown([consent.given_by]))) or "parent or carer",
        given_on=short_date(consent.given_on),
        over=_over(consent),
        facts=tuple(_facts(consent, names, _outside(consent, viewer, kind))),
        outside=tuple(told_by_consent(viewer=viewer, consent=consent)),
        asked=tuple(str(person) for person in asked),
        interpreter=consent.with_interpreter,
        contact=_contact(consent),
        services=access.services_for(viewer, consent.case),
        made_for=viewer,
        made_at=timezone.now(),
    )


def paper_pdf(paper: ConsentPaper) -> bytes:
    """Return it as a tagged PDF, in large print where that was asked for."""
    context = {
        "paper": paper,
        "services": paper.services,
        "made_for": paper.made_for,
        "reference": paper.reference,
    }
    return render_pdf(
        f"reports/consent_{paper.kind}.html", context, created=paper.made_at
    )


def _outside(consent: Consent, viewer: Practitioner, kind: str) -> list[str]:
    """What is to be signed names them; a letter says what may be said at home (R12)."""
    if kind == FORM:
        named = agreements.bodies_left(consent)
    else:
        said = bodies_named(viewer=viewer, case=consent.case, person=consent.given_by)
        named = said(consent)
    return [f"Outside our services: {name}" for name in named]


def _facts(consent: Consent, names: Names, outside: list[str]) -> list[Fact]:
    people = names.several(agreements.people_left(consent))
    kinds = [names.kinds([kind]) for kind in agreements.kinds_left(consent)]
    without = [f"Not with: {name}" for name in left_out(consent)]
    found = [MAY_BE_FOUND] if consent.may_be_found else []
    dates = f"{short_date(consent.given_on)} until {short_date(consent.expires_on)}"
    return [
        Fact("Who agrees", (names.one(consent.given_by),)),
        Fact("About whom", (people,)),
        Fact("What may be shared", ("names and ages", *filter(None, kinds))),
        Fact("With whom", (*teams_told(consent), *outside, *without, *found)),
        Fact("What for", tuple(purposes_of(consent))),
        Fact("From when until when", (dates,)),
        Fact("Saying no", (NO_CONSEQUENCE,)),
        Fact("Changing your mind", (CHANGE_YOUR_MIND,)),
    ]


def _over(consent: Consent) -> str:
    if consent.withdrawn_at:
        return f"It was taken back on {short_date(consent.withdrawn_at)}."
    if consent.superseded_at:
        return (
            f"A later agreement took its place on {short_date(consent.superseded_at)}."
        )
    if consent.expires_on < timezone.localdate():
        return f"It ended on {short_date(consent.expires_on)}."
    return ""


def _contact(consent: Consent) -> str:
    lead = lead_of(consent.case)
    if lead is None:
        team = consent.case.recording_team
        return ", telephone ".join(filter(None, [str(team), team.telephone]))
    phone = lead.practitioner.telephone or lead.team.telephone
    return ", telephone ".join(
        filter(None, [f"{lead.practitioner}, {lead.team}", phone])
    )
