"""Someone who is still here stays signed in, and a page outlives a new sign-in."""

from django.http import Http404, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_http_methods

from information_sharing.door import page


@page()
@require_http_methods(["GET", "POST"])
def extend_session(request):
    """Being asked is enough to stay; the fresh token lets an old page save."""
    return JsonResponse({"csrf_token": get_token(request)})


@page()
def no_such_page(request):
    """Nobody adds an address of her own: a reset of the password would go there."""
    raise Http404("No such page.")
