"""guardian's question, answered by `access`: one truth, superuser or not (R9)."""

from cases.models import Case
from information_sharing.access import visible_categories
from information_sharing.categories import Category


class AccessBackend:
    """Answers `user.has_perm("cases.see_…", case)` and nothing else."""

    def authenticate(self, request, **credentials):
        """Sign nobody in: agencies.backends does that."""
        return

    def has_perm(self, user, perm, obj=None) -> bool:
        """Return whether this person may see this category of this case now."""
        return isinstance(obj, Case) and perm.removeprefix("cases.") in (
            self._codenames(user, obj)
        )

    def get_all_permissions(self, user, obj=None) -> set[str]:
        """Return every `cases.see_…` that is open to this person on this case."""
        if not isinstance(obj, Case):
            return set()
        return {f"cases.{codename}" for codename in self._codenames(user, obj)}

    def _codenames(self, user, case: Case) -> set[str]:
        return {Category(name).codename for name in visible_categories(user, case)}
