"""Reads of colleagues: what they do, in their own words, and when they work."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import (
    Exists,
    F,
    Func,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    TextField,
    Value,
)
from django.shortcuts import get_object_or_404

from agencies.models import (
    BodyMember,
    Practitioner,
    Profile,
    TeamMembership,
    WorkingPattern,
)
from agencies.patterns import NAMES, WEEKEND, listed, pattern_of
from information_sharing import access

KNOWS = "profile__expertise"
OWN_WORDS = (
    ("What I do", "what_i_do"),
    ("How I work", "how_i_work"),
    ("What I cannot do", "what_i_cannot_do"),
    ("What I value", "what_i_value"),
    ("What I know well", "expertise"),
)


@dataclass(frozen=True)
class Colleague:
    """Somebody at work, as colleagues may know her."""

    practitioner: Practitioner
    places: tuple[TeamMembership, ...]
    profile: Profile | None

    @property
    def works_on(self) -> str:
        """Return on which days she works, or nothing where she has not said."""
        pattern = pattern_of(self.practitioner)
        return worked_days(pattern) if pattern else ""

    @property
    def words(self) -> list[tuple[str, str]]:
        """Return what she says of her work, under its headings."""
        said = [(label, getattr(self.profile, name, "")) for label, name in OWN_WORDS]
        return [(label, words) for label, words in said if words]

    @property
    def skills(self) -> list[str]:
        """Return what she can do besides."""
        return self.profile.skills if self.profile else []

    @property
    def languages(self) -> list[str]:
        """Return in which languages she works."""
        return self.profile.languages if self.profile else []


def worked_days(pattern: WorkingPattern) -> str:
    """Return the days of a pattern in words."""
    every = NAMES + WEEKEND
    if sorted(pattern.days) == list(range(len(NAMES))):
        return "Mondays to Fridays"
    return listed([every[day] for day in sorted(pattern.days)])


def people(
    *, viewer: Practitioner, wanted: str = "", agency: UUID | None = None
) -> QuerySet[Practitioner]:
    """Return colleagues, or those of an agency, or who match each word looked for."""
    found = access.visible_colleagues(viewer).filter(is_active=True)
    live = TeamMembership.objects.in_force().filter(practitioner=OuterRef("pk"))
    if agency:
        found = found.filter(Exists(live.filter(team__agency=agency)))
    if words := wanted.replace("\0", "").split():
        found = found.annotate(
            skills=_in_one("profile__skills"), languages=_in_one("profile__languages")
        )
        for word in words:
            found = found.filter(_says(word, live))
    return _with_places(found, viewer).order_by("last_name", "first_name", "pk")


def _says(word: str, live: QuerySet[TeamMembership]) -> Q:
    where = live.filter(
        Q(team__name__icontains=word) | Q(team__agency__name__icontains=word)
    )
    names = ("first_name", "last_name", "profession", "skills", "languages", KNOWS)
    said = Q(Exists(where))
    for name in names:
        said |= Q(**{f"{name}__icontains": word})
    return said


def _in_one(name: str) -> Func:
    spaced = Value(" ")
    return Func(F(name), spaced, function="array_to_string", output_field=TextField())


def _with_places(
    found: QuerySet[Practitioner], viewer: Practitioner
) -> QuerySet[Practitioner]:
    named = access.named_teams(viewer).values("pk")
    live = TeamMembership.objects.in_force().filter(
        Q(team__in=named) | Q(practitioner=viewer)
    )
    ordered = live.select_related("team__agency", "team__centre")
    places = Prefetch("memberships", ordered.order_by("team__name"), "places")
    return found.select_related("profile", "working_pattern").prefetch_related(places)


def as_colleague(practitioner: Practitioner) -> Colleague:
    """Return somebody of such a list as colleagues may know her."""
    profile = getattr(practitioner, "profile", None)
    return Colleague(practitioner, tuple(getattr(practitioner, "places", ())), profile)


def colleague(*, viewer: Practitioner, pk: UUID) -> Colleague:
    """Return one colleague, or raise Http404 as for somebody who is not here."""
    hers = access.visible_colleagues(viewer)
    return as_colleague(get_object_or_404(_with_places(hers, viewer), pk=pk))


def seats_of(*, viewer: Practitioner, colleague: Practitioner) -> QuerySet[BodyMember]:
    """Return where a colleague sits besides her work: her other hats (P14)."""
    seats = access.seats_in(colleague).select_related("body", "agency")
    return seats.order_by("body__name")


def own_profile(*, viewer: Practitioner) -> Profile:
    """Return what she says of her work; an empty profile until she says something."""
    found = Profile.objects.filter(practitioner=viewer).first()
    return found or Profile(practitioner=viewer)
