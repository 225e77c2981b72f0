"""What a manager sees of a survey she prepares: its parts, its length, whom it asks."""

from dataclasses import dataclass

from evaluation.instruments import Instrument, instrument, instruments
from evaluation.models import Survey, SurveyItem
from evaluation.queries.invitees import InvitedGroup, groups_invited, slips_of
from evaluation.surveying import minutes_for
from information_sharing import access


@dataclass(frozen=True)
class Part:
    """The items that a survey takes from one instrument."""

    instrument: Instrument
    items: tuple[SurveyItem, ...]

    @property
    def asked(self) -> int:
        """Return how many of them are asked."""
        return len([e for e in self.items if e.choice != SurveyItem.Choice.DISCARD])


@dataclass(frozen=True)
class Length:
    """How much one person is asked."""

    items: int
    minutes: int


@dataclass(frozen=True)
class Summary:
    """A survey in short: what it asks, whom, and what is left to print."""

    parts: tuple[Part, ...]
    at_work: Length
    families: Length
    groups: tuple[InvitedGroup, ...]
    slips_left: int

    @property
    def invited(self) -> int:
        """Return how many are invited in all."""
        return sum(group.number for group in self.groups)

    @property
    def sent(self) -> int:
        """Return to how many a link has gone out."""
        return sum(group.sent for group in self.groups)


def parts_of(survey: Survey) -> tuple[Part, ...]:
    """Return the items by instrument, also those that are left out."""
    found: dict[str, list[SurveyItem]] = {}
    for row in survey.items.all():
        found.setdefault(row.instrument, []).append(row)
    placed = [slug for slug in instruments() if slug in found]
    return tuple(Part(instrument(slug), tuple(found[slug])) for slug in placed)


def summary_of(survey: Survey, *, viewer) -> Summary:
    """Return what there is to know before it is opened, for somebody who runs it."""
    access.check_can_run_survey(viewer, survey.centre)
    return Summary(
        parts=parts_of(survey),
        at_work=Length(*minutes_for(survey, families=False)),
        families=Length(*minutes_for(survey, families=True)),
        groups=tuple(groups_invited(survey)),
        slips_left=slips_of(survey).filter(sent_on__isnull=True).count(),
    )
