"""Every address of the site; each app lists its own."""

from importlib.util import find_spec

from django.urls import include, path

from cases.views.home import show_home
from config import health, session_views


def app_urls(name):
    """The app's addresses, if the app has any yet."""
    return [path("", include(f"{name}.urls"))] if find_spec(f"{name}.urls") else []


urlpatterns = [
    path("", show_home, name="home"),
    path("healthz", health.process, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("session/extend/", session_views.extend_session, name="extend-session"),
    path("account/", include("allauth.urls")),
    *app_urls("agencies"),
    *app_urls("cases"),
    *app_urls("lead_professional"),
    *app_urls("information_sharing"),
    *app_urls("evaluation"),
]
