"""The words that say where a protected family moves: kept back like an address (R12)."""

from collections.abc import Iterator

from django.utils.html import escape

from cases.models import Case, Transfer
from information_sharing.models import ConsentBody, Disclosure, SharingDecision

ELSEWHERE = "another area (not told)"


def words_of_moves(case: Case) -> dict[str, str]:
    """Return the words as they may stand in a page, and what is said instead."""
    said = {text.strip() for text in _words(case)} - {""}
    return {form: ELSEWHERE for text in said for form in (text, escape(text))}


def _words(case: Case) -> Iterator[str]:
    moves = Transfer.objects.filter(case=case)
    for move in moves.only("area", "agency", "how_to_reach"):
        yield from (move.area, move.agency, move.how_to_reach)
        about = SharingDecision.objects.filter(
            case=case, outside_organisation__same_name=move.agency
        )
        yield from about.values_list("outside_organisation", flat=True)
        agreed = ConsentBody.objects.filter(
            consent__case=case, name__same_name=move.agency
        )
        yield from agreed.values_list("name", flat=True)
        sent = Disclosure.objects.filter(decision__in=about)
        yield from sent.values_list("sent_to", flat=True)
