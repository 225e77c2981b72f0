"""Who is named to whom: a person who is not shared is only "the father" (design 1.3)."""

from collections.abc import Iterable

from agencies.models import Practitioner
from cases.models import Case, Person
from information_sharing import access
from information_sharing.categories import SENSITIVE
from information_sharing.queries.consents import people_of
from information_sharing.queries.previews import joined, labels


class Names:
    """The names of one family's people, as far as this viewer knows them."""

    def __init__(self, *, viewer: Practitioner, case: Case) -> None:
        known = people_of(viewer=viewer, case=case)
        self.known = frozenset(person.pk for person in known)
        self.unnamed = SENSITIVE - access.visible_categories(viewer, case)

    def kinds(self, categories: Iterable[str]) -> str:
        """Return the kinds in a sentence; a sensitive one only if she sees it too."""
        return labels({*categories} - self.unnamed)

    def shown(self, people: Iterable[Person]) -> list[Person]:
        """Return those whom the viewer knows."""
        return [person for person in people if person.pk in self.known]

    def one(self, person: Person) -> str:
        """Return name and relationship, or the relationship alone."""
        relation = person.relationship or person.get_kind_display()
        if person.pk in self.known:
            return f"{person} ({relation.lower()})"
        return f"the {relation.lower()}"

    def several(self, people: Iterable[Person]) -> str:
        """Return the names that the viewer knows, and how many she does not."""
        people = list(people)
        shown = [str(person) for person in self.shown(people)]
        hidden = len(people) - len(shown)
        if hidden:
            shown.append(f"{hidden} not shared with you")
        return joined(shown)
