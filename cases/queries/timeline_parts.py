"""Everything that happened to one family, each kind of row brought into one shape.

One question to the database joins all of it, so that a page costs the same however
long the story is. What is in sight is asked once, by `access.SightOfCase`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.db.models import (
    CharField,
    DateField,
    DateTimeField,
    F,
    Model,
    QuerySet,
    TextField,
    UUIDField,
    Value,
)  # fmt: skip
from django.db.models.functions import Cast, Concat, TruncDate

from agencies.models import Practitioner
from cases.models import (
    Action,
    Address,
    Assessment,
    Case,
    Checklist,
    Contact,
    Goal,
    Involvement,
    Person,
    Review,
    Schooling,
    Voice,
)  # fmt: skip
from cases.story import What
from information_sharing import access
from information_sharing.categories import Category
from information_sharing.models import Consent, SharingDecision
from lead_professional.models import Appointment

COLUMNS = (
    "e_what", "e_row", "e_on", "e_at", "e_category", "e_person", "e_by", "e_team",
    "e_code", "e_fact", "e_judgement",
)  # fmt: skip


@dataclass(frozen=True)
class Shape:
    """Which columns of a row say when, by whom, about whom, and what.

    Without `on`, the day is that of the moment `at`.
    """

    what: What
    at: str
    by: str
    on: str = ""
    category: str = ""
    person: str = ""
    team: str = ""
    code: str = ""
    fact: str | Concat = ""
    judgement: str = ""


def in_shape(rows: QuerySet, shape: Shape) -> QuerySet:
    """Return rows of any kind as rows of the timeline."""
    constant = shape.category in Category.values
    category = Value(str(shape.category)) if constant else _column(shape.category)
    return rows.order_by().annotate(
        e_what=Cast(Value(str(shape.what)), CharField()),
        e_row=Cast(F("pk"), UUIDField()),
        e_on=Cast(F(shape.on), DateField()) if shape.on else TruncDate(shape.at),
        e_at=Cast(F(shape.at), DateTimeField()),
        e_category=Cast(category, CharField()),
        e_person=Cast(_column(shape.person), UUIDField()),
        e_by=Cast(_column(shape.by), UUIDField()),
        e_team=Cast(_column(shape.team), UUIDField()),
        e_code=Cast(_column(shape.code, ""), CharField()),
        e_fact=Cast(_column(shape.fact, ""), TextField()),
        e_judgement=Cast(_column(shape.judgement, ""), TextField()),
    )


def _column(name: str | Concat, otherwise: str | None = None) -> F | Value | Concat:
    if isinstance(name, Concat):
        return name
    return F(name) if name else Value(otherwise)


def _lines(first: str, second: str) -> Concat:
    return Concat(first, Value("\n"), second, output_field=TextField())


class Parts:
    """The rows of one family that this reader may see, kind by kind."""

    def __init__(self, *, viewer: Practitioner, case: Case) -> None:
        self.viewer, self.case = viewer, case
        self.services = access.services_for(viewer, case)
        self.sight = access.SightOfCase(viewer, case)
        self.coordinates = access.can_coordinate(viewer, case)

    def all(self) -> Iterator[tuple[What, QuerySet]]:
        """Yield what the row tells, and the rows; sharing for who coordinates only."""
        for rows, shape in self._shapes():
            yield shape.what, in_shape(rows, shape)

    def _shapes(self) -> Iterator[tuple[QuerySet, Shape]]:
        yield from self._said()
        yield from self._assessed()
        yield from self._planned()
        yield from self._whereabouts()
        yield from self._around()
        if self.coordinates:
            yield from self._shared()

    def _facts(self, model: type[Model]) -> QuerySet:
        return self.sight.facts(model)

    def _of_case(self, model: type[Model]) -> QuerySet:
        """Return rows that everybody who sees the case reads in its header."""
        return model._default_manager.filter(case=self.case)

    def _said(self) -> Iterator[tuple[QuerySet, Shape]]:
        written = self._facts(Contact).filter(replaced_by__isnull=True)
        yield written, Shape(
            What.CONTACT, "written_at", "written_by", on="happened_on",
            category="category", person="person", team="team", code="kind",
            fact="fact", judgement="judgement",
        )  # fmt: skip
        yield self._facts(Voice), Shape(
            What.VOICE, "recorded_at", "recorded_by", on="said_on",
            category="category", person="person", code="occasion", fact="words",
        )  # fmt: skip

    def _assessed(self) -> Iterator[tuple[QuerySet, Shape]]:
        yield self._facts(Checklist), Shape(
            What.CHECKLIST, "completed_at", "completed_by", category=Category.PLAN,
            person="person", code="decision", fact="reason",
        )  # fmt: skip
        known = self._facts(Person).values("pk")
        sheets = self._of_case(Assessment).filter(person__in=known)
        started = Shape(What.ASSESSED, "started_at", "started_by", person="person")
        yield sheets, started
        yield (
            sheets.filter(completed_at__isnull=False),
            Shape(
                What.ASSESSMENT_DONE, "completed_at", "completed_by", person="person"
            ),
        )

    def _planned(self) -> Iterator[tuple[QuerySet, Shape]]:
        goals, actions = self._facts(Goal), self._facts(Action)
        agreed = Shape(
            What.GOAL, "written_at", "written_by", category="category",
            person="person", fact="words",
        )  # fmt: skip
        yield goals, agreed
        yield actions, replace(agreed, what=What.ACTION)
        ended = replace(
            agreed, what=What.ACTION_ENDED, at="ended_at", by="ended_by",
            code="status", fact=_lines("words", "progress"),
        )  # fmt: skip
        yield actions.filter(ended_at__isnull=False), ended
        yield self._facts(Review), Shape(
            What.REVIEW, "recorded_at", "recorded_by", on="held_on",
            category=Category.PLAN, code="mode", fact="notes",
        )  # fmt: skip

    def _whereabouts(self) -> Iterator[tuple[QuerySet, Shape]]:
        """Homes and nurseries; where an address is protected, no nursery (R12)."""
        yield self._facts(Address).filter(since__isnull=False), Shape(
            What.MOVED, "recorded_at", "recorded_by", on="since",
            category=Category.CONTACT, person="person",
            fact=_lines("lines", "postcode"),
        )  # fmt: skip
        if self.services.hides_schools:
            return
        schools = self._facts(Schooling)
        shape = {"category": Category.EDUCATION, "person": "person", "fact": "name"}
        for what, day in ((What.NURSERY, "since"), (What.NURSERY_LEFT, "until")):
            yield (
                schools.filter(**{f"{day}__isnull": False}),
                Shape(what, "recorded_at", "recorded_by", on=day, **shape),
            )

    def _around(self) -> Iterator[tuple[QuerySet, Shape]]:
        """Services that may be named, who leads, and when the case was open (R13)."""
        kept = self.services.unnamed_teams()
        joined = self._facts(Involvement).exclude(team__in=kept)
        shape = {"category": Category.IDENTITY, "person": "person", "team": "team"}
        for what, day in ((What.SERVICE, "starts_on"), (What.SERVICE_ENDED, "ends_on")):
            yield (
                joined.filter(**{f"{day}__isnull": False}),
                Shape(what, "recorded_at", "recorded_by", on=day, **shape),
            )
        leads = self._of_case(Appointment)
        for what, moment in ((What.LEAD, "started_at"), (What.LEAD_ENDED, "ended_at")):
            yield (
                leads.filter(**{f"{moment}__isnull": False}),
                Shape(what, moment, "practitioner", team="team"),
            )
        case = Case.objects.filter(pk=self.case.pk)
        yield case, Shape(What.OPENED, "opened_at", "opened_by", team="recording_team")
        yield (
            case.filter(closed_at__isnull=False),
            Shape(What.CLOSED, "closed_at", "closed_by"),
        )

    def _shared(self) -> Iterator[tuple[QuerySet, Shape]]:
        """Consents and decisions, as on the sharing page: for who coordinates."""
        consents = self._of_case(Consent)
        yield consents, Shape(What.CONSENT, "recorded_at", "recorded_by", on="given_on")
        yield (
            consents.filter(withdrawn_at__isnull=False),
            Shape(What.WITHDRAWN, "withdrawn_at", "withdrawn_by"),
        )
        yield self._of_case(SharingDecision), Shape(
            What.DECISION, "made_at", "made_by", team="team", code="outcome",
            fact="outside_organisation",
        )  # fmt: skip
