"""By which key a need of the directory's own list is found, from its code."""

from functools import cache
from uuid import UUID

from agencies.taxonomies import word_lists


@cache
def need_keys() -> dict[str, UUID | None]:
    """Return the key of each need by its code; the same in every installation."""
    listed = next(one for one in word_lists() if one.code == "needs")
    return {word.code: listed.key_of(word.code) for word in listed.words}
