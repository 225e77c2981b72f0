"""The hat that somebody wears through one request: chosen by her, kept in the session."""

from django.utils.functional import SimpleLazyObject

from agencies.queries.hats import Hats, hats_of

KEPT = "hat"


def put_on(request) -> None:
    """Let the person know her hats; nothing is asked until somebody wants to know."""
    if not hasattr(request.user, "hats"):
        request.user.hats = SimpleLazyObject(lambda: _hats(request))


def _hats(request) -> Hats:
    kept = request.session.get(KEPT, "")
    hats = hats_of(viewer=request.user, chosen=kept)
    if hats.several and hats.worn and str(hats.worn.pk) != kept:
        request.session[KEPT] = str(hats.worn.pk)
    return hats
