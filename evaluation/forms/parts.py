"""A long survey in parts, one page each: what was answered goes along, unsaved.

Nothing is kept between two pages: until somebody sends her answers they are in her
browser only, so that a half-filled form leads back to nobody.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

from evaluation.forms.answers import AnswerForm, Section

MOST = 12
"""Questions on one page, unless one subject alone has more."""
NEXT, BACK = "next", "back"


@dataclass(frozen=True)
class Part:
    """One page of a survey, and what the other pages hold."""

    number: int
    of: int
    sections: list[Section]
    kept: list[tuple[str, str]]

    @property
    def codes(self) -> set[str]:
        """Return the names of its fields."""
        return {field.name for section in self.sections for field in section.fields}

    @property
    def is_first(self) -> bool:
        """Return whether nothing stands before it."""
        return self.number == 1

    @property
    def is_last(self) -> bool:
        """Return whether nothing follows."""
        return self.number == self.of


def divided(sections: list[Section]) -> list[list[Section]]:
    """Return the subjects page by page; none is cut in two."""
    pages: list[list[Section]] = []
    room = 0
    for section in sections:
        if len(section.fields) > room:
            pages.append([])
            room = MOST
        pages[-1].append(section)
        room -= len(section.fields)
    return pages


def part_of(form: AnswerForm, number: int, sent: Mapping[str, str]) -> Part:
    """Return one page of the form, with what was sent for the others."""
    pages = divided(form.sections)
    number = min(max(number, 1), max(len(pages), 1))
    sections = pages[number - 1] if pages else []
    here = {field.name for section in sections for field in section.fields}
    kept = [(code, sent[code]) for code in form.fields if sent.get(code)]
    others = [(code, value) for code, value in kept if code not in here]
    return Part(number, len(pages), sections, others)


def turned(items, sent: QueryDict) -> tuple[AnswerForm, Part]:
    """Return the page that was asked for; this one again where it holds a mistake."""
    number = number_in(sent)
    form = AnswerForm(sent, items=items)
    here = part_of(form, number, sent)
    if sent["go"] == NEXT and here.codes & set(form.errors):
        return form, here
    fresh = AnswerForm(initial=sent.dict(), items=items)
    step = 1 if sent["go"] == NEXT else -1
    return fresh, part_of(fresh, number + step, sent)


def with_mistake(form: AnswerForm, sent: QueryDict) -> Part:
    """Return the page with the first mistake; the last seen where it is of the whole."""
    for number in range(1, len(divided(form.sections)) + 1):
        part = part_of(form, number, sent)
        if part.codes & set(form.errors):
            return part
    return part_of(form, number_in(sent), sent)


def number_in(sent: Mapping[str, str]) -> int:
    """Return which page somebody was on."""
    said = sent.get("part", "")
    return int(said) if said.isdecimal() and len(said) < 4 else 1
