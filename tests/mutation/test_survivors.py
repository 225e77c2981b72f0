"""The list of explained survivors is about mutants that exist."""

import pytest

from tests.mutation import python, sql
from tests.mutation.explained import explained, stale


@pytest.mark.parametrize(("language", "made"), [("sql", sql), ("python", python)])
def test_every_explained_survivor_is_still_a_mutant(language, made):
    names = {mutant.name for mutant in made.mutants()}
    assert stale(explained(), names, language) == set()
