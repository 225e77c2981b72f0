"""Whom a centre reaches: registered, seen, seen often, and the new births (2.2, 5.2)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from cases.models import Birth, Contact, Particular, Person, Referral
from cases.timescales import months_after
from evaluation.counting import CHILDREN, Period, open_in
from evaluation.indicators.definition import Unit, counts_yet
from evaluation.indicators.once import read_once
from evaluation.scope import Whose

SEEN = (Contact.Kind.VISIT, Contact.Kind.AT_CENTRE, Contact.Kind.SESSION)
OFTEN = 3
"""Three contacts or more are sustained (practice.md 5.2)."""
YOUNG, SMALL, IN_TIME = 20, 5, 2
SAYS_NO = ("", "no", "none", "nothing")


def last_year(period: Period) -> Period:
    """Return the twelve months up to the period's last day."""
    after = period.ends_on
    starts_on = months_after(after.replace(day=1), -11)
    return Period(starts_on, period.ends_on)


def registered(whose: Whose, period: Period) -> Iterator[Unit]:
    """Return each living child under five whose family registered by the last day."""
    for _, case, centre in _under_five(_children(whose, period), period):
        yield Unit(centre, hit=True, case=case)


def reach(whose: Whose, period: Period) -> Iterator[Unit]:
    """Return each registered child under five who was seen in the twelve months."""
    times = _times_seen(whose, period)
    for pk, case, centre in _under_five(_children(whose, period), period):
        if times[pk] + times[case]:
            yield Unit(centre, hit=True, case=case)


def seen(whose: Whose, period: Period) -> Iterator[Unit]:
    """Return each child with an open case in the twelve months: was she seen?"""
    yield from _seen_at_least(1, whose, period)


def sustained(whose: Whose, period: Period) -> Iterator[Unit]:
    """Return each child with an open case in the twelve months: seen three times?"""
    yield from _seen_at_least(OFTEN, whose, period)


def _seen_at_least(often: int, whose: Whose, period: Period) -> Iterator[Unit]:
    times = _times_seen(whose, period)
    in_touch = read_once(
        ("in touch", period), lambda: [*_known(_children_in_touch(whose, period))]
    )
    for pk, case, centre in in_touch:
        yield Unit(centre, times[pk] + times[case] >= often, case)


def young_parents(whose: Whose, period: Period) -> Iterator[Unit]:
    """Return the children with a parent under 20 on the last day: were they seen?"""
    born_after = months_after(period.ends_on, -12 * YOUNG)
    parents = Person.objects.filter(
        case__in=whose.cases(), kind=Person.Kind.PARENT_CARER, born_on__gt=born_after
    )
    children = _children_in_touch(whose, period).filter(case__in=parents.values("case"))
    yield from _seen_of(children, whose, period)


def two_year_olds(whose: Whose, period: Period) -> Iterator[Unit]:
    """Return the children who are two on the last day: were they seen?"""
    born = (
        months_after(period.ends_on, -36),
        months_after(period.ends_on, -24),
    )
    children = _children_in_touch(whose, period).filter(
        born_on__gt=born[0], born_on__lte=born[1]
    )
    yield from _seen_of(children, whose, period)


def disabled_children(whose: Whose, period: Period) -> Iterator[Unit]:
    """Return the children of whom a disability was said: were they seen?"""
    said = Particular.objects.filter(
        kind=Particular.Kind.DISABILITY,
        prefers_not_to_say=False,
        recorded_at__lt=period.ends,
    ).values_list("person", "words")
    persons = [pk for pk, words in said if words.strip(" .").lower() not in SAYS_NO]
    children = _children_in_touch(whose, period).filter(pk__in=persons)
    yield from _seen_of(children, whose, period)


def _seen_of(children: QuerySet, whose: Whose, period: Period) -> Iterator[Unit]:
    times = _times_seen(whose, period)
    for pk, case, centre in _known(children):
        yield Unit(centre, times[pk] + times[case] > 0, case)


def new_births(whose: Whose, period: Period) -> Iterator[Unit]:
    """Return the births whose two months ended in the period: visited by then?"""
    births = Birth.objects.filter(
        born_on__gte=months_after(period.starts_on, -IN_TIME - 1),
        born_on__lte=period.ends_on,
        **whose.keyed("team__centre", "team__agency"),
    )
    rows = births.values_list("team__centre", "case", "born_on", "visited_on")
    for centre, case, born_on, visited_on in rows:
        until = months_after(born_on, IN_TIME)
        if period.starts_on <= until <= period.ends_on:
            hit = visited_on is not None and visited_on <= until
            if counts_yet(until, hit=hit):
                yield Unit(centre, hit, case, until)


def at_the_desk(whose: Whose, period: Period) -> Iterator[Unit]:
    """Return the referrals received in the period: did the family ask at the desk?"""
    rows = (
        Referral.objects.filter(
            received_at__gte=period.begins,
            received_at__lt=period.ends,
            passed_from__isnull=True,
            **whose.keyed("centre", "team__agency"),
        )
        .exclude(status=Referral.Status.DUPLICATE)
        .values_list("centre", "case", "received_at", "source")
    )
    for centre, case, at, source in rows:
        hit = source == Referral.Source.DESK
        yield Unit(centre, hit, case, timezone.localdate(at))


def _children(whose: Whose, period: Period) -> QuerySet[Person]:
    return Person.objects.filter(
        case__in=whose.cases(),
        case__merged_into__isnull=True,
        kind__in=CHILDREN,
        case__family__registered_at__lt=period.ends,
        died_on__isnull=True,
    )


def _children_in_touch(whose: Whose, period: Period) -> QuerySet[Person]:
    cases = open_in(whose.cases(), last_year(period))
    return _children(whose, period).filter(case__in=cases)


Known = tuple[UUID, UUID, UUID]


def _known(children: QuerySet[Person]) -> Iterable[Known]:
    return children.values_list("pk", "case", "case__centre")


def _under_five(children: QuerySet[Person], period: Period) -> Iterable[Known]:
    since: date = months_after(period.ends_on, -12 * SMALL)
    return _known(children.filter(born_on__gt=since, born_on__lte=period.ends_on))


def _times_seen(whose: Whose, period: Period) -> Counter:
    return read_once(("times seen", period), lambda: _count_times(whose, period))


def _count_times(whose: Whose, period: Period) -> Counter:
    """Return how often each child was seen; what was corrected counts once.

    Under the case itself stand visits about nobody in particular at which the children
    were seen.
    """
    months = last_year(period)
    contacts = Contact.objects.filter(
        case__in=whose.cases(),
        kind__in=SEEN,
        happened_on__range=(months.starts_on, months.ends_on),
        replaced_by__isnull=True,
    )
    rows = contacts.filter(
        Q(person__kind__in=CHILDREN) | Q(person__isnull=True, child_seen=True)
    )
    found: Counter = Counter()
    each = rows.order_by().values_list("person", "case").annotate(times=Count("pk"))
    for person, case, times in each:
        found[person or case] += times
    return found
