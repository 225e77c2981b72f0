"""An address whose author forgot to say who may open it."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import path

from config.urls import urlpatterns as real


@login_not_required
def forgotten(request):
    """Show everything to anyone."""
    return HttpResponse("everything")


urlpatterns = [*real, path("open-to-all/", forgotten, name="forgotten")]
