"""Every address of the site; each app lists its own."""

from django.urls import include, path

from cases.views.home import show_home
from config import demo_mail, health, session_views

urlpatterns = [
    path("", show_home, name="home"),
    path("healthz", health.process, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("demo/mail/", demo_mail.show_mail, name="demo-mail"),
    path("session/extend/", session_views.extend_session, name="extend-session"),
    path("account/email/", session_views.no_such_page, name="no-own-address"),
    path("account/", include("allauth.urls")),
    path("", include("agencies.urls")),
    path("", include("cases.urls")),
    path("", include("lead_professional.urls")),
    path("", include("information_sharing.urls")),
    path("", include("evaluation.urls")),
]
