"""Some answers wait until a moment has passed, whatever they hide."""

import time

from django.http import HttpResponse

from information_sharing.steady import A_MOMENT, SteadyMiddleware, in_a_moment


def took(respond) -> float:
    started = time.monotonic()
    SteadyMiddleware(respond)(None)
    return time.monotonic() - started


def slowly(_request):
    time.sleep(A_MOMENT / 2)
    return in_a_moment(HttpResponse())


def test_quick_and_slow_answers_take_the_same():
    quick, slow = took(lambda _request: in_a_moment(HttpResponse())), took(slowly)

    assert A_MOMENT <= quick < A_MOMENT + 0.1
    assert A_MOMENT <= slow < A_MOMENT + 0.1


def test_other_answers_do_not_wait():
    assert took(lambda _request: HttpResponse()) < A_MOMENT / 2
