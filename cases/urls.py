"""Addresses of the family and the work; no name of a family is ever in one."""

from django.urls import path

from cases import api
from cases.urls_activities import urlpatterns as activity_patterns
from cases.urls_assessment import urlpatterns as assessment_patterns
from cases.urls_births import urlpatterns as birth_patterns
from cases.urls_chronology import urlpatterns as chronology_patterns
from cases.urls_colleagues import urlpatterns as colleague_patterns
from cases.urls_imports import urlpatterns as import_patterns
from cases.urls_involved import urlpatterns as involvement_patterns
from cases.urls_joining import urlpatterns as joining_patterns
from cases.urls_meetings import urlpatterns as meeting_patterns
from cases.urls_moving import urlpatterns as moving_patterns
from cases.urls_panels import urlpatterns as panel_patterns
from cases.urls_people import urlpatterns as people_patterns
from cases.urls_plan import urlpatterns as plan_patterns
from cases.urls_referrals import urlpatterns as referral_patterns
from cases.urls_templates import urlpatterns as template_patterns
from cases.urls_timescales import urlpatterns as timescale_patterns
from cases.urls_visits import urlpatterns as visit_patterns
from cases.views import cases, doubles, families

app_name = "cases"

families_patterns = [
    path("cases/", families.list_cases, name="list"),
    path("families/search/", families.search, name="search"),
    path("families/register/", families.register_family, name="register"),
    path("families/register/alike/", doubles.show_alike, name="alike"),
]
case_patterns = [
    path("cases/<uuid:pk>/", cases.show_case, name="detail"),
    path("cases/<uuid:pk>/summary.pdf", cases.print_case, name="summary-pdf"),
    path("cases/<uuid:pk>/checklist/", cases.complete_checklist, name="checklist"),
]
api_patterns = [
    path("api/cases/", api.list_cases, name="api-list"),
    path("api/cases/<uuid:pk>/", api.show_case, name="api-detail"),
    path("api/schema/", api.show_schema, name="api-schema"),
]

urlpatterns = [
    *families_patterns,
    *case_patterns,
    *involvement_patterns,
    *assessment_patterns,
    *plan_patterns,
    *timescale_patterns,
    *template_patterns,
    *people_patterns,
    *chronology_patterns,
    *joining_patterns,
    *moving_patterns,
    *meeting_patterns,
    *activity_patterns,
    *birth_patterns,
    *import_patterns,
    *colleague_patterns,
    *referral_patterns,
    *panel_patterns,
    *visit_patterns,
    *api_patterns,
]
