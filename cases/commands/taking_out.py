"""What a file brought in goes again, unless somebody has worked with it since."""

from django.db import transaction

from agencies.models import Practitioner
from cases.commands.activities import strike
from cases.import_rows import save_rows
from cases.locks import hold_in_order
from cases.models import Birth, Import, ImportRow, SignIn
from information_sharing.exceptions import AccessDenied, NotPossibleNow

Status = ImportRow.Status


def take_out(*, batch: Import, rows: list[ImportRow], by: Practitioner) -> None:
    """Undo these rows, each with its result; whoever calls holds them."""
    if batch.kind == Import.Kind.BIRTHS:
        _remove_births(rows)
    else:
        _hold(rows)
        for row in rows:
            row.status = Status.UNDONE if _struck(row, by) else Status.KEPT
    save_rows(rows, ["status"])


def _hold(rows: list[ImportRow]) -> None:
    lines = SignIn.objects.filter(import_row__in=rows)
    touched = list(lines.values_list("session", "case"))
    hold_in_order(
        sessions=[session for session, _ in touched],
        cases=[case for _, case in touched],
    )


def _remove_births(rows: list[ImportRow]) -> None:
    keys = [row.birth_id for row in rows if row.birth_id]
    held = Birth.objects.select_for_update().filter(pk__in=keys)
    used = {birth.pk for birth in held if _worked_with(birth)}
    for row in rows:
        row.status = Status.KEPT if row.birth_id in used else Status.UNDONE
    ImportRow.objects.filter(birth__in=set(keys) - used).update(birth=None)
    Birth.objects.filter(pk__in=set(keys) - used).delete()


def _worked_with(birth: Birth) -> bool:
    """Return whether somebody has said, tried or registered something since."""
    return bool(birth.outcome or birth.words or birth.registered_at)


def _struck(row: ImportRow, by: Practitioner) -> bool:
    """Return whether the line could be taken off its sheet."""
    if row.sign_in is None or row.sign_in.struck_at:
        return True
    try:
        with transaction.atomic():
            strike(sign_in=row.sign_in, by=by)
    except (AccessDenied, NotPossibleNow):
        return False
    return True
