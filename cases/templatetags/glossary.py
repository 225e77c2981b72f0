"""Words of the field in templates: explained where they stand, and checked on leaving.

`{% explain text other_text %}` puts a disclosure under a passage that says what the
glossary's words in it mean; it works by keyboard and without scripts.
`{% before_it_goes texts %}` lists short forms in what a family is about to get.
"""

from collections.abc import Iterable, Iterator

from django import template

from cases.acronyms import unexplained
from cases.queries.glossary import all_terms, terms_in, written_out

register = template.Library()


@register.inclusion_tag("components/explained.html", takes_context=True)
def explain(context, *texts):
    """Say what the words of the field in these texts mean."""
    return {"terms": terms_in(_terms(context["request"]), _flat(texts))}


@register.inclusion_tag("components/before_it_goes.html", takes_context=True)
def before_it_goes(context, *texts):
    """List the short forms in a text that a family is about to read."""
    known = written_out(_terms(context["request"]))
    return {"forms": unexplained(_flat(texts), known)}


def _terms(request) -> list:
    if not hasattr(request, "glossary_terms"):
        request.glossary_terms = all_terms(viewer=request.user)
    return request.glossary_terms


def _flat(texts: Iterable) -> Iterator[str]:
    """Yield every text in texts, lists of texts, and rows of a summary list."""
    for each in texts:
        if isinstance(each, list | tuple):
            yield from _flat(each)
        elif each:
            yield str(each)
