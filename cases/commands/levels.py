"""The local continuum of need: four or five levels under their local names."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from agencies.models import Practitioner
from cases.models import LevelOfNeed, ViewOfNeed
from information_sharing import access, audit
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission

FEWEST, MOST = 4, 5


@dataclass(frozen=True)
class Level:
    """One level as it is called here; without a name it is not used."""

    number: int
    name: str
    words: str = ""


@transaction.atomic
def name_levels(*, levels: Iterable[Level], by: Practitioner) -> list[LevelOfNeed]:
    """Name the levels of need; return them. The fifth may be left out.

    Raises NotPossibleNow when a level is left out that somebody has chosen.
    """
    access.check_has(by, Permission.SET_LOCAL_TERMS)
    for level in levels:
        _name(level)
    audit.record(audit.Event.LEVELS_CHANGED, by=by)
    return list(LevelOfNeed.objects.all())


def _name(level: Level) -> None:
    if level.name:
        said = {"name": level.name, "words": level.words}
        LevelOfNeed.objects.update_or_create(number=level.number, defaults=said)
        return
    if level.number <= FEWEST:
        raise NotPossibleNow(f"Level {level.number} needs a name.")
    if ViewOfNeed.objects.filter(level__number=level.number).exists():
        raise NotPossibleNow(
            f"Level {level.number} is in use. It can be called otherwise, not left out."
        )
    LevelOfNeed.objects.filter(number=level.number).delete()
