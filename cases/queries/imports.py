"""Files that were brought in: whose they are, how far they are, row by row."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404

from agencies.models import Practitioner, Team
from cases.imports.kinds import KINDS, Kind
from cases.models import Activity, Birth, Import, ImportRow
from information_sharing import access

Status = ImportRow.Status
USED = (
    ~Q(birth__outcome="") | ~Q(birth__words="") | Q(birth__registered_at__isnull=False)
)
"""A birth that somebody has worked with since it was brought in."""


@dataclass(frozen=True)
class Progress:
    """How many rows of a file stand how, and what may be done with it."""

    batch: Import
    counts: dict[str, int]

    def of(self, *statuses: str) -> int:
        """Return how many rows stand so."""
        return sum(self.counts.get(status, 0) for status in statuses)

    @property
    def kind(self) -> Kind:
        """Return what the file is of."""
        return KINDS[self.batch.kind]

    @property
    def ready(self) -> int:
        """Return how many rows can be taken in."""
        return self.of(Status.READY)

    @property
    def wrong(self) -> int:
        """Return how many rows need mending."""
        return self.of(Status.WRONG)

    @property
    def known(self) -> int:
        """Return how many rows were there already."""
        return self.of(Status.KNOWN)

    @property
    def taken_in(self) -> int:
        """Return how many rows are in."""
        return self.of(Status.DONE)

    @property
    def undone(self) -> int:
        """Return how many rows were taken out again."""
        return self.of(Status.UNDONE)

    @property
    def kept(self) -> int:
        """Return how many rows stayed when the file was undone."""
        return self.of(Status.KEPT)

    @property
    def total(self) -> int:
        """Return how many rows there are."""
        return sum(self.counts.values())

    @property
    def is_under_way(self) -> bool:
        """Return whether a worker is at it, or will be."""
        return self.batch.status in Import.UNDER_WAY

    @property
    def is_undoing(self) -> bool:
        """Return whether it is being undone."""
        return self.batch.status == Import.Status.UNDOING

    @property
    def gone(self) -> int:
        """Return how many rows are behind the worker."""
        return self.undone + self.kept if self.is_undoing else self.total - self.ready

    @property
    def whole(self) -> int:
        """Return how many rows the worker goes through."""
        return self.gone + self.taken_in if self.is_undoing else self.total

    @property
    def percent(self) -> int:
        """Return how far the worker is."""
        return 100 * self.gone // self.whole if self.whole else 100

    @property
    def was_stopped(self) -> bool:
        """Return whether it was stopped before its end."""
        return self.batch.status == Import.Status.STOPPED

    @property
    def can_start(self) -> bool:
        """Return whether the ready rows can be taken in now."""
        waits = {Import.Status.LOOKED_AT, Import.Status.STOPPED}
        return bool(
            self.batch.status in waits and self.ready and not self.batch.undone_at
        )

    @property
    def can_undo(self) -> bool:
        """Return whether there is something to undo now."""
        over = {Import.Status.DONE, Import.Status.STOPPED}
        return bool(self.batch.status in over and self.taken_in)

    @property
    def can_throw_away(self) -> bool:
        """Return whether rows of it wait that nobody has to take in."""
        given_up = {Import.Status.STOPPED, Import.Status.UNDONE}
        left = self.batch.status in given_up and self.total > self.settled
        return self.batch.status == Import.Status.LOOKED_AT or left

    @property
    def throw_away_label(self) -> str:
        """Return what the button says: the file goes, or only what is left of it."""
        rest = "Throw away the rows that are not in"
        return rest if self.settled else "Throw this file away"

    @property
    def settled(self) -> int:
        """Return how many rows were taken in once, whether they stayed or not."""
        return self.of(Status.DONE, Status.UNDONE, Status.KEPT)


def imports_of(*, viewer: Practitioner) -> QuerySet[Import]:
    """Return the files of her teams, newest first."""
    mine = access.of_her_teams(viewer, Import.objects.all())
    return mine.select_related("team", "uploaded_by", "requested_by", "undone_by")


def listed(*, viewer: Practitioner) -> QuerySet[Import]:
    """Return the files of her teams with how many rows they have and are in."""
    rows = _mentioned(ImportRow.objects.filter(batch=OuterRef("pk")), viewer)
    inside = rows.filter(status__in=[Status.DONE, Status.KEPT])
    counted = imports_of(viewer=viewer).annotate(
        row_count=_number(rows), in_count=_number(inside)
    )
    return counted.order_by("-uploaded_at", "pk")


def _number(rows: QuerySet[ImportRow]) -> Coalesce:
    counted = rows.order_by().values("batch").annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number")), 0)


def _mentioned(rows: QuerySet[ImportRow], viewer: Practitioner) -> QuerySet[ImportRow]:
    """Return the rows without those of a case that is sealed to her (R12)."""
    hidden = access.hidden_cases(viewer)
    return rows.exclude(birth__case__in=hidden).exclude(sign_in__case__in=hidden)


def import_for(*, viewer: Practitioner, pk: UUID) -> Import:
    """Return a file of a team of hers, or raise Http404 (R8)."""
    return get_object_or_404(imports_of(viewer=viewer), pk=pk)


def progress_of(batch: Import, *, viewer: Practitioner) -> Progress:
    """Return how far a file is; whoever calls was given the file."""
    found = (
        _mentioned(batch.rows.order_by(), viewer)
        .values("status")
        .annotate(number=Count("pk"))
    )
    return Progress(batch, dict(found.values_list("status", "number")))


def rows_of(
    batch: Import, status: str = "", *, viewer: Practitioner
) -> QuerySet[ImportRow]:
    """Return the rows of a file in their order, or those that stand so."""
    rows = _mentioned(batch.rows.order_by("line"), viewer)
    return rows.filter(status=status) if status in Status.values else rows


@dataclass(frozen=True)
class Line:
    """A row on the page: what it says while it is not taken in, and how it stands."""

    row: ImportRow
    said: tuple[tuple[str, str], ...]


def lines_of(rows: Iterable[ImportRow], kind: Kind) -> list[Line]:
    """Return rows with their words under the titles of the file."""
    titles = {column.field: column.title for column in kind.columns}
    return [
        Line(row, tuple((t, row.words[f]) for f, t in titles.items() if f in row.words))
        for row in rows
    ]


def brought_before(batch: Import) -> Import | None:
    """Return the same file, if it was brought before for the same team."""
    same = batch.team.imports.filter(
        sha256=batch.sha256, kind=batch.kind, uploaded_at__lt=batch.uploaded_at
    )
    found: Import | None = same.order_by("uploaded_at").first()
    return found


def rights_ended(batch: Import) -> bool:
    """Return whether it stopped since whoever wanted it works there no more."""
    wanted_by = batch.undone_by or batch.requested_by
    stopped = batch.status == Import.Status.STOPPED
    return bool(stopped and wanted_by and not access.can_keep(wanted_by, batch.team))


def run_by(team: Team, *, viewer: Practitioner) -> dict[str, Activity]:
    """Return the activities that this team of hers runs, by their name."""
    mine = access.of_her_teams(viewer, Activity.objects.filter(team=team))
    return {a.name.casefold(): a for a in mine.filter(ended_at__isnull=True)}


@dataclass(frozen=True)
class Undoing:
    """What undoing a file would do."""

    go: int
    stay: int
    used: QuerySet[Birth]


def undoing_of(batch: Import, *, viewer: Practitioner) -> Undoing:
    """Return how many of what it brought in would go, and which births would stay."""
    done = rows_of(batch, Status.DONE, viewer=viewer).order_by()
    used = Birth.objects.filter(import_row__in=done.filter(USED, birth__isnull=False))
    used = access.of_her_teams(viewer, used)
    stay = used.count()
    return Undoing(go=done.count() - stay, stay=stay, used=used)
