"""Each condition of the views is needed: the second judge notices when one is broken.

Not collected by itself: `bin/test --thorough` names this file.
"""

from django.db import DatabaseError, connection, transaction

from tests.judge.books import open_books
from tests.judge.building import build
from tests.judge.comparing import held_now
from tests.judge.conftest import cast  # noqa: F401
from tests.judge.drawing import a_world
from tests.judge.judge import Judge
from tests.mutation.explained import explained
from tests.mutation.sql import mutants
from tests.mutation.views import definitions, joined, tokens_of

WORLDS = 240
AS_THEY_ARE = {view: joined(tokens_of(body)) for view, body in definitions().items()}
UPON = {
    "protected": ("protected", "access", "reach"),
    "standing": ("standing", "access", "reach"),
    "access": ("access", "reach"),
    "reach": ("reach",),
}


def test_the_judge_notices_every_broken_condition(
    cast,  # noqa: F811
    django_db_blocker,
    record_property,
):
    made = {mutant.name: mutant for mutant in mutants()}
    with django_db_blocker.unblock():
        alive = {name for name in made if not cannot_run(made[name])}
        ran = len(alive)
        for number in range(WORLDS):
            with transaction.atomic():
                build(cast, a_world(number))
                alive -= noticed([made[name] for name in alive], cast)
                transaction.set_rollback(True)
    record_property("mutants", ran)
    record_property("killed", ran - len(alive))
    record_property("explained", len(alive & explained()))

    unexplained = sorted(alive - explained())
    assert not unexplained, "\n".join(unexplained)


def noticed(some, cast):  # noqa: F811
    """Return the names of the mutants that answer otherwise than the judge."""
    cases = [home.case for home in cast.households]
    expected = Judge(open_books()).everything()
    assert held_now(cases) == expected
    return {mutant.name for mutant in some if answers(mutant, cases) != expected}


def answers(mutant, cases):
    """What the views say with this mutant among them, or None where they fail."""
    with transaction.atomic():
        try:
            with transaction.atomic():
                put_in_place(mutant)
                return held_now(cases)
        except DatabaseError:
            return None
        finally:
            transaction.set_rollback(True)


def put_in_place(mutant):
    """Lay a temporary view over the real one, and those that read it over theirs."""
    with connection.cursor() as cursor:
        for view in UPON[mutant.view]:
            text = mutant.body if view == mutant.view else AS_THEY_ARE[view]
            name = f"information_sharing_{view}"
            cursor.execute(f"CREATE TEMP VIEW {name} AS {text}".replace("%", "%%"))


def cannot_run(mutant):
    """Whether PostgreSQL refuses it outright: that is no mutant, and not counted."""
    try:
        with transaction.atomic():
            put_in_place(mutant)
            transaction.set_rollback(True)
    except DatabaseError:
        return True
    return False
