"""The lists of words by which services are found: taken in from the files of data."""

from django.db import transaction

from agencies.models import Practitioner, Taxonomy, TaxonomyTerm
from agencies.taxonomies import WordList, word_lists


@transaction.atomic
def take_in_word_lists(*, by: Practitioner | None) -> int:
    """Write the lists as the files have them; return how many words there are.

    A word that was there is renamed, and none is taken away: services may have it.
    """
    return sum(_take_in(listed) for listed in word_lists())


def _take_in(listed: WordList) -> int:
    Taxonomy.objects.update_or_create(
        pk=listed.key,
        defaults={
            "code": listed.code,
            "name": listed.name,
            "description": listed.description,
            "version": listed.version,
        },
    )
    terms = [
        TaxonomyTerm(
            pk=listed.key_of(word.code),
            taxonomy_id=listed.key,
            code=word.code,
            name=word.name,
            description=word.description,
            parent_id=listed.key_of(word.within),
        )
        for word in listed.words
    ]
    TaxonomyTerm.objects.bulk_create(
        terms,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["code", "name", "description", "parent"],
    )
    return len(terms)
