"""The list of explained survivors is about mutants that exist."""

from tests.mutation.explained import explained, stale
from tests.mutation.sql import mutants


def test_every_explained_survivor_is_still_a_mutant():
    assert stale(explained(), {mutant.name for mutant in mutants()}, "sql") == set()
