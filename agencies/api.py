"""The directory for other programs: Open Referral UK 3.0, open and read only.

No key, no log-in, no cookie is looked at: whoever asks is nobody, and sees what is
public. Nothing here reads a table of cases (practice.md 8.4).
"""

from collections.abc import Callable
from functools import cache, wraps
from typing import Any, TypeVar

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import get_conditional_response, set_response_etag
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import (
    api_view,
    authentication_classes,
    permission_classes,
    throttle_classes,
)
from rest_framework.exceptions import ValidationError
from rest_framework.permissions import AllowAny
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.throttling import BaseThrottle

from agencies import open_referral as told
from agencies import serializers
from agencies.forms.open_referral import AskedForm, PageForm, TermsForm
from agencies.queries import open_referral as queries
from agencies.queries.search import Wanted
from config.rates import address_of, is_too_often
from information_sharing.door import public

PROFILE = "https://docs.openreferraluk.org/"
VERSION = "HSDS-UK-3.0"
OK = 200
TYPES = {"page": int, "per_page": int, "minimum_age": float, "maximum_age": float}
TYPES |= {"full": bool, "minimal": bool, "proximity": float}
MOST, MINUTE = 300, 60
"""How often one address may ask in a minute."""

Asked = TypeVar("Asked", bound=PageForm)


class Throttle(BaseThrottle):
    """Asks one address to wait that asks too often."""

    def allow_request(self, request, view) -> bool:
        """Return whether it is not one too many."""
        by = address_of(request._request)
        return not is_too_often("open-referral", most=MOST, seconds=MINUTE, by=by)

    def wait(self) -> float:
        """Return after how many seconds it is over at the latest."""
        return MINUTE


def open_to_programs(*, said: Any, asked: type | None = None) -> Callable:
    """Declare a view open to every page and program; unchanged answers are not sent."""

    def declare(view: Callable) -> Callable:
        for setting in (
            authentication_classes([]),
            permission_classes([AllowAny]),
            throttle_classes([Throttle]),
        ):
            view = setting(view)
        schema = extend_schema(
            responses=said, parameters=_parameters(asked), operation_id=view.__name__
        )
        return public(_shared(schema(api_view(["GET"])(view))))

    return declare


def _parameters(asked: type[PageForm] | None) -> list[OpenApiParameter]:
    fields = asked().fields if asked else {}
    return [OpenApiParameter(name, TYPES.get(name, str)) for name in fields]


def _shared(view: Callable) -> Callable:
    @wraps(view)
    def answered(request, *args, **kwargs):
        return _open(request, view(request, *args, **kwargs).render())

    return answered


def _open(request, response):
    if response.status_code == OK and request.method == "GET":
        set_response_etag(response)
        etag = response["ETag"]
        response = get_conditional_response(request, etag=etag, response=response)
    response["Access-Control-Allow-Origin"] = "*"
    return response


@open_to_programs(said=serializers.AboutSerializer)
def show_about(request):
    """Say what this API is, and where it is described."""
    path = reverse("agencies:open-referral-schema")
    return Response(
        {
            "version": VERSION,
            "profile": PROFILE,
            "openapi_url": f"{settings.PUBLIC_ADDRESS}{path}",
        }
    )


@open_to_programs(said=serializers.ServicePage, asked=AskedForm)
def list_services(request):
    """List services without what belongs to them; `full` with it, `minimal` in short."""
    asked = _asked(request, AskedForm)
    found = queries.open_services(asked.wanted, viewer=request.user)
    if asked.cleaned_data["minimal"]:
        return _page(asked, found, told.changed, serializers.ChangedPage)
    if asked.cleaned_data["full"]:
        found = queries.nested(found, viewer=request.user)
        return _page(asked, found, told.full_service, serializers.FullServicePage)
    return _page(asked, found, told.service, serializers.ServicePage)


@open_to_programs(said=serializers.FullServiceSerializer)
def show_service(request, service):
    """Return one service with all that belongs to it."""
    found = queries.open_services(Wanted(), viewer=request.user)
    one = get_object_or_404(queries.nested(found, viewer=request.user), pk=service)
    return _one(told.full_service(one), serializers.FullServiceSerializer)


@open_to_programs(said=serializers.ListedPlacePage, asked=AskedForm)
def list_places(request):
    """List where services are, the nearest first if it is said from which postcode."""
    asked = _asked(request, AskedForm)
    found = queries.open_places(asked.wanted, viewer=request.user)
    if asked.cleaned_data["full"]:
        found = queries.with_services(found, viewer=request.user)
        return _page(asked, found, told.full_place, serializers.FullPlacePage)
    return _page(asked, found, told.listed_place, serializers.ListedPlacePage)


@open_to_programs(said=serializers.FullPlaceSerializer)
def show_place(request, service_at_location):
    """Return where a service is, with all that belongs to it."""
    found = queries.open_places(Wanted(), viewer=request.user)
    found = queries.with_services(found, viewer=request.user)
    one = get_object_or_404(found, pk=service_at_location)
    return _one(told.full_place(one), serializers.FullPlaceSerializer)


@open_to_programs(said=serializers.TaxonomyPage, asked=PageForm)
def list_taxonomies(request):
    """List the lists of words."""
    asked = _asked(request, PageForm)
    found = queries.open_taxonomies(viewer=request.user)
    return _page(asked, found, told.taxonomy, serializers.TaxonomyPage)


@open_to_programs(said=serializers.TaxonomySerializer)
def show_taxonomy(request, taxonomy):
    """Return one list of words."""
    found = queries.open_taxonomies(viewer=request.user)
    one = get_object_or_404(found, pk=taxonomy)
    return _one(told.taxonomy(one), serializers.TaxonomySerializer)


@open_to_programs(said=serializers.TermPage, asked=TermsForm)
def list_terms(request):
    """List the words of the lists, or of one."""
    asked = _asked(request, TermsForm)
    found = queries.open_terms(viewer=request.user)
    if listed := asked.cleaned_data["taxonomy_id"]:
        found = found.filter(taxonomy=listed)
    return _page(asked, found, told.term, serializers.TermPage)


@open_to_programs(said=serializers.TermSerializer)
def show_term(request, taxonomy_term):
    """Return one word."""
    found = queries.open_terms(viewer=request.user)
    one = get_object_or_404(found, pk=taxonomy_term)
    return _one(told.term(one), serializers.TermSerializer)


def _asked(request, form: type[Asked]) -> Asked:
    asked = form(request.query_params.dict())
    if not asked.is_valid():
        raise ValidationError(
            {name: [str(one) for one in said] for name, said in asked.errors.items()}
        )
    return asked


@public
@require_safe
def show_schema(request):
    """Describe this API as OpenAPI."""
    return _open(request, JsonResponse(_schema()))


@cache
def _schema() -> dict[str, Any]:
    made = SchemaGenerator(urlconf="agencies.urls.open_referral").get_schema(
        public=True
    )
    root = reverse("agencies:open-referral").rstrip("/")
    info = {"title": "The directory of services", "version": "3.0"}
    paths = {path.removeprefix(root): each for path, each in made["paths"].items()}
    servers = [{"url": f"{settings.PUBLIC_ADDRESS}{root}"}]
    return made | {"info": info, "paths": paths, "servers": servers}


def _one(said: told.Told, serializer: type[Serializer]) -> Response:
    return Response(serializer(said).data)


def _page(
    asked: PageForm,
    found: QuerySet,
    say: Callable[[Any], told.Told],
    said: type[Serializer],
) -> Response:
    pages = Paginator(found, asked.length)
    number = asked.number
    rows = list(pages.page(number)) if number <= pages.num_pages else []
    head = {
        "total_items": pages.count,
        "total_pages": pages.num_pages,
        "page_number": number,
        "size": len(rows),
        "first_page": number == 1,
        "last_page": number >= pages.num_pages,
        "empty": not rows,
    }
    return Response(said(head | {"contents": [say(row) for row in rows]}).data)
