"""Every address of the site; each app lists its own."""

from django.urls import include, path

from cases.views.home import show_home
from config import health, session_views

urlpatterns = [
    path("", show_home, name="home"),
    path("healthz", health.process, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("session/extend/", session_views.extend_session, name="extend-session"),
    path("account/email/", session_views.no_such_page, name="no-own-address"),
    path("account/", include("allauth.urls")),
    path("", include("cases.urls")),
    path("", include("lead_professional.urls")),
    path("", include("information_sharing.urls")),
    path("", include("evaluation.urls")),
]
