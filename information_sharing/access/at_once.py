"""What one person sees of one case, asked once for many kinds of rows.

For a page that joins a score of tables: the same answer as `visible_facts`, which asks
inside each question (a test holds the pair). It lives as long as one request (R2).
"""

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from cases.models import Case
from information_sharing.access.seeing import Viewer, pairs
from information_sharing.categories import Category
from information_sharing.models.in_force import NOBODY

NOTHING = Q(pk__in=[])


class SightOfCase:
    """The categories of a case that are open to her now, and of whom each."""

    def __init__(self, practitioner: Viewer, case: Case) -> None:
        self.case = case
        reached = pairs(practitioner, case)
        self.categories = frozenset(
            kind for kind, person in reached if person == NOBODY
        )
        self._people: dict[str, set] = defaultdict(set)
        for category, person in reached:
            if person != NOBODY:
                self._people[category].add(person)

    def sees(self, category: str, person: UUID | None) -> bool:
        """Return whether a fact of this kind, about this person or nobody, is shared."""
        if person is None:
            return category in self.categories
        return person in self._people.get(category, ())

    def facts(self, model: Any) -> QuerySet:
        """Return those facts of one model about the case that are shared with her."""
        category = model.fact_category
        rows = model._default_manager.filter(case=self.case)
        if category in Category.values:
            return rows.filter(self._shown(model, category))
        shown = NOTHING
        for kinds, condition in self._alike(model):
            shown |= Q(**{f"{category}__in": kinds}) & condition
        return rows.filter(shown)

    def _alike(self, model: Any) -> list[tuple[list[str], Q]]:
        """Return the kinds that are open of the same people, together."""
        groups = defaultdict(list)
        for category in sorted(self.categories | {*self._people}):
            people = frozenset(self._people.get(category, ()))
            groups[people, category in self.categories].append(category)
        return [(kinds, self._shown(model, kinds[0])) for kinds in groups.values()]

    def _shown(self, model: Any, category: str) -> Q:
        person = model.fact_person
        opened = category in self.categories
        if person is None:
            return Q() if opened else NOTHING
        shown = Q(**{f"{person}__in": self._people.get(category, ())})
        if opened and person != "pk":
            shown |= Q(**{f"{person}__isnull": True})
        return shown
