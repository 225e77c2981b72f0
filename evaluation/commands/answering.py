"""One ballot is filled in once; who did it is asked nowhere, and nothing is logged.

An event in the log would be the moment of an answer.
"""

from typing import Any

from django.db import transaction

from agencies.models import Practitioner
from evaluation.issuing import digest_of
from evaluation.models import Ballot, Survey


@transaction.atomic
def answer(*, token: str, answers: dict[str, Any], by: Practitioner | None) -> bool:
    """Keep the answers of one link; False when it is used, unknown or closed.

    The lock on the survey makes a second use, a closing and a resumed sending wait.
    """
    digest = digest_of(token)
    wanted = Survey.objects.filter(ballots__digest=digest)
    survey = wanted.select_for_update(no_key=True, of=["self"]).first()
    if survey is None or survey.status != Survey.Status.OPEN:
        return False
    unused = Ballot.objects.filter(digest=digest, is_answered=False)
    return bool(unused.update(is_answered=True, answers=answers))
