"""Words of the field in templates: explained where they stand, and checked on leaving.

`{% words_explained %} … {% endwords_explained %}` round a page puts below it what the
glossary's words on it mean, wherever on it they stand: base.html has it for every page,
once. `{% explain text other_text %}` puts such a disclosure right under a passage. Both
work by keyboard and without scripts. `{% all_explained %}` stands on the glossary itself;
`{% words_of_paper %}` puts them on a paper that goes to many agencies.
`{% before_it_goes texts %}` lists short forms in what a family is about to get.
"""

from collections.abc import Iterable, Iterator

from django import template
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.utils.html import format_html

from cases.acronyms import unexplained
from cases.queries.glossary import all_terms, terms_in, words_on, written_out

register = template.Library()
MARK = format_html("<!-- {} -->", "words")


@register.inclusion_tag("components/explained.html", takes_context=True)
def explain(context, *texts):
    """Say what the words of the field in these texts mean."""
    request = context["request"]
    terms = terms_in(_terms(request), _flat(texts))
    _said_already(request).update(term.name for term in terms)
    return {"terms": terms}


@register.simple_block_tag(takes_context=True)
def words_explained(context, content):
    """Say below a page, once, what its words of the field mean that it does not say yet."""
    request = context.get("request")
    if not hasattr(request, "user") or hasattr(request, "words_are_below"):
        return content
    request.words_are_below = True
    terms = words_on(_terms(request), content)
    new = [term for term in terms if term.name not in _said_already(request)]
    known = {"terms": new, "may_ask": request.user.is_authenticated}
    below = render_to_string("components/words_on_page.html", known)
    return format_html("{}{}", content, below)


@register.simple_tag
def words_of_paper():
    """Ask that this paper says at its end what its words of the field mean."""
    return MARK


@register.simple_block_tag
def words_in_print(content):
    """Put what its words mean at the end of a paper that asks for them, for all alike."""
    if MARK not in content:
        return content
    terms = words_on(all_terms(viewer=AnonymousUser()), content)
    said = render_to_string("reports/words.html", {"terms": terms})
    return format_html("{}{}", content, said)


@register.simple_tag(takes_context=True)
def all_explained(context):
    """Say that this page explains its words itself: nothing is put below it."""
    context["request"].words_are_below = True
    return ""


def _said_already(request) -> set[str]:
    if not hasattr(request, "terms_explained"):
        request.terms_explained = set()
    return request.terms_explained


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
