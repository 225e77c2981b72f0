"""Every address that the site serves, read from the URL configuration itself."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.urls import get_resolver

from information_sharing.door import Rule
from information_sharing.middleware import rule_of

PLACEHOLDERS = {
    "uuid": "00000000-0000-4000-8000-000000000000",
    "int": "1",
    "string": "word",
    "slug": "word",
}


@dataclass(frozen=True)
class Address:
    """One route: its name, its pattern, its view, and what its converters take."""

    name: str
    pattern: str
    view: Callable
    converters: dict

    @property
    def rule(self) -> Rule | None:
        """Return the rule by which the view opens."""
        return rule_of(self.view)

    @property
    def is_account_page(self) -> bool:
        """Return whether it is one of allauth's own pages."""
        return self.rule is not None and self.rule.kind == "own account"

    def anywhere(self) -> dict:
        """Return arguments that lead to nothing in particular."""
        groups = dict.fromkeys(re.findall(r"\(\?P<(\w+)>", self.pattern), "1")
        return groups | {
            name: PLACEHOLDERS[
                type(converter).__name__.lower().removesuffix("converter")
            ]
            for name, converter in self.converters.items()
        }


@cache
def every_address() -> tuple[Address, ...]:
    """Return every route of the site."""
    return tuple(_under(get_resolver(), "", "", {}))


def own_addresses() -> list[Address]:
    """Return every route whose page we wrote."""
    return [address for address in every_address() if not address.is_account_page]


def _under(resolver, prefix, namespace, converters):
    for entry in resolver.url_patterns:
        known = converters | entry.pattern.converters
        pattern = f"{prefix}{entry.pattern}"
        if hasattr(entry, "url_patterns"):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _under(entry, pattern, inner, known)
        else:
            name = f"{namespace}{entry.name or ''}"
            yield Address(name, pattern, entry.callback, known)
