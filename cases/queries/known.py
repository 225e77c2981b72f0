"""What is known already about an element: shown beside it, so that it is told once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from agencies.models import Practitioner
from cases.elements import Element
from cases.models import (
    Addition,
    Assessment,
    Checklist,
    ChecklistAnswer,
    Particular,
    Person,
    Schooling,
    Voice,
)
from cases.particulars import in_words
from config.dates import as_date
from information_sharing import access

KIND = Particular.Kind
SAID_OF: dict[str, tuple[str, ...]] = {
    "1.1.1": (KIND.DISABILITY,),
    "1.1.2": (KIND.DISABILITY,),
    "1.1.3": (
        KIND.FIRST_LANGUAGE,
        KIND.OTHER_LANGUAGES,
        KIND.INTERPRETER,
        KIND.COMMUNICATION,
    ),
    "1.4": (KIND.PRONOUNS, KIND.GENDER, KIND.ETHNICITY, KIND.FAITH),
    "3.3": (KIND.IMMIGRATION,),
    "E1": (KIND.DISABILITY,),
    "E2": (
        KIND.FIRST_LANGUAGE,
        KIND.OTHER_LANGUAGES,
        KIND.INTERPRETER,
        KIND.COMMUNICATION,
    ),
}
FAMILY_OF = {"1.5", "3.1", "3.2", "H2", "E5"}
LEARNING = {"1.7.1", "1.7.2", "1.7.3", "1.7.4", "E2"}
REASONS = {"H1", "C1"}
FEW = 5


@dataclass(frozen=True)
class Known:
    """One thing that somebody has said already, where, and when."""

    where: str
    words: str
    on: date | None = None


@dataclass(frozen=True)
class _Sight:
    """Whose eyes, whose child, which element."""

    viewer: Practitioner
    assessment: Assessment
    element: Element

    def facts(self, model):
        """Return the rows of a model about this case that are shared with her."""
        return access.facts_of(self.viewer, model, self.assessment.case)

    def hers(self, model):
        """Return those about the child of this assessment."""
        return self.facts(model).filter(person=self.assessment.person)


def known_already(
    *, viewer: Practitioner, assessment: Assessment, element: Element
) -> list[Known]:
    """Return what the record says elsewhere about this element, for this viewer."""
    sight = _Sight(viewer, assessment, element)
    return _once([known for source in SOURCES for known in source(sight)])


def _once(found: list[Known]) -> list[Known]:
    """Return each text at the first place where it stands: what is said twice, once."""
    first: dict[tuple[str, str], Known] = {}
    for known in found:
        words = " ".join(known.words.split()).casefold()
        if words:
            first.setdefault((known.where, words), known)
    return list(first.values())


def _particulars(sight: _Sight) -> list[Known]:
    kinds = SAID_OF.get(sight.element.code, ())
    rows = sight.hers(Particular).filter(kind__in=kinds) if kinds else []
    return [
        Known(row.get_kind_display(), in_words(row), as_date(row.recorded_at))
        for row in rows
    ]


def _family(sight: _Sight) -> list[Known]:
    if sight.element.code not in FAMILY_OF:
        return []
    others = sight.facts(Person).exclude(pk=sight.assessment.person_id)
    return [Known("In the family", _who(person)) for person in others]


def _who(person: Person) -> str:
    kinship = person.relationship or person.get_kind_display()
    home = ", lives elsewhere" if person.lives_elsewhere else ""
    return f"{person}, {kinship.lower()}{home}"


def _schools(sight: _Sight) -> list[Known]:
    case = sight.assessment.case
    if sight.element.code not in LEARNING:
        return []
    if access.services_for(sight.viewer, case).hides_schools:
        return []
    rows = sight.hers(Schooling).filter(until__isnull=True)
    return [Known("Nursery or school", row.name, row.since) for row in rows]


def _voices(sight: _Sight) -> list[Known]:
    """Return what the child said; under the parents' own words, what they said."""
    if sight.element.code == "W2":
        rows = sight.hers(Voice)[:FEW]
        return [
            Known(row.get_occasion_display(), row.words, row.said_on) for row in rows
        ]
    if sight.element.code != "W1":
        return []
    theirs = sight.facts(Voice).filter(person__kind=Person.Kind.PARENT_CARER)
    return [
        Known(
            f"{row.person}, {row.get_occasion_display().lower()}",
            row.words,
            row.said_on,
        )
        for row in theirs.select_related("person")[:FEW]
    ]


def _first_look(sight: _Sight) -> list[Known]:
    rows = sight.hers(ChecklistAnswer).filter(category=sight.element.category)
    found = rows.exclude(comment="").select_related("checklist")
    found = found.order_by("-checklist__completed_at", "outcome")
    return [
        Known("The first look", row.comment, as_date(row.checklist.completed_at))
        for row in found[:FEW]
    ] + _reason(sight)


def _reason(sight: _Sight) -> list[Known]:
    if sight.element.code not in REASONS:
        return []
    rows = sight.hers(Checklist)[:1]
    return [
        Known(where, words, as_date(row.completed_at))
        for row in rows
        for where, words in (
            ("The first look", row.reason),
            ("Help that the first look asks for", row.services_needed),
        )
    ]


def _added_before(sight: _Sight) -> list[Known]:
    """What colleagues signed under an earlier version stays there, and is read here."""
    rows = sight.hers(Addition).filter(element=sight.element.code)
    older = rows.exclude(assessment=sight.assessment).select_related("assessment")
    return [
        Known(
            f"Added to version {row.assessment.version}",
            "\n".join(
                filter(None, (row.strengths, row.needs, row.evidence, row.differs))
            ),
            as_date(row.signed_at),
        )
        for row in older
    ]


SOURCES: tuple[Callable[[_Sight], list[Known]], ...] = (
    _particulars,
    _family,
    _schools,
    _voices,
    _first_look,
    _added_before,
)
