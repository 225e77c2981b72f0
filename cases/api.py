"""The API reads through the same door as the pages."""

from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView
from rest_framework.decorators import api_view
from rest_framework.pagination import LimitOffsetPagination
from rest_framework.response import Response

from cases import queries
from cases.reports import case_summary
from cases.serializers import CaseRecordSerializer, CaseSerializer
from information_sharing.audit import Event
from information_sharing.door import api_page, case_api

LAST_ROW = 1_000_000


class Pages(LimitOffsetPagination):
    """Pages of a size that we can answer, whatever numbers are asked for."""

    max_limit = 200

    def get_offset(self, request):
        """Return where the page begins; PostgreSQL counts no further than a bigint."""
        return min(super().get_offset(request), LAST_ROW)


@api_page(Event.CASES_READ_BY_API)
@extend_schema(responses=CaseSerializer(many=True))
@api_view(["GET"])
def list_cases(request):
    """List the open cases this person may see."""
    pages = Pages()
    found = pages.paginate_queryset(queries.caseload(viewer=request.user), request)
    return pages.get_paginated_response(CaseSerializer(found, many=True).data)


@case_api(Event.CASE_READ_BY_API)
@extend_schema(responses=CaseRecordSerializer)
@api_view(["GET"])
def show_case(request, case):
    """Return one case as this person may see it."""
    summary = case_summary(case, viewer=request.user)
    return Response(CaseRecordSerializer(summary).data)


show_schema = api_page(None)(SpectacularAPIView.as_view())
