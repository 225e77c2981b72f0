"""What a form offers, a sensible guess at filling it in, and every kind of nonsense."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from uuid import uuid4

NUL = "a\x00b"
LONG = "long " * 15_000
BIDI = "👶🏽🏳️‍🌈 \u202eשלום مرحبا\u202c \u0301\ufeff"
SCRIPT = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7|add:1 }}"
TEXTS = {"nul": NUL, "long": LONG, "bidi": BIDI, "script": SCRIPT}
WRONG = ["maybe", "-1", "1e309", "٣", "[]", "9" * 10, "9" * 40]
NEVER = {"csrfmiddlewaretoken", "_draft", "_discard"}


@dataclass
class Fields(HTMLParser):
    """The fields of the page's own form: free texts, choices, dates, hidden ones."""

    texts: set = field(default_factory=set)
    choices: dict = field(default_factory=dict)
    hidden: dict = field(default_factory=dict)
    buttons: set = field(default_factory=set)
    _select: str = ""
    _inside: bool = False

    @classmethod
    def of(cls, body):
        """Read a page."""
        found = cls()
        HTMLParser.__init__(found)
        found.feed(body)
        return found

    def handle_starttag(self, tag, attrs):
        """Note one control."""
        attrs = dict(attrs)
        if tag == "main":
            self._inside = True
        name = attrs.get("name")
        if tag == "option" and self._select:
            self.choices[self._select].append(attrs.get("value", ""))
        if not self._inside or not name or name in NEVER:
            return
        self._note(tag, name, attrs.get("type", "text"), attrs.get("value", ""))

    def _note(self, tag, name, kind, value):
        if tag == "select" or kind in {"radio", "checkbox"}:
            self.choices.setdefault(name, [])
            self._select = name if tag == "select" else ""
            self.choices[name] += [value] if tag != "select" else []
        elif tag == "textarea" or (tag == "input" and kind in {"text", "number"}):
            self.texts.add(name)
        elif tag == "input" and kind == "hidden":
            self.hidden[name] = value
        elif tag == "button":
            self.buttons.add(name)

    def handle_endtag(self, tag):
        """Leave the main part, or a list."""
        self._inside = self._inside and tag != "main"
        if tag == "select":
            self._select = ""

    @property
    def free(self):
        """The fields for words."""
        return {
            n for n in self.texts if not n.endswith(DATE_PARTS) and "score" not in n
        }

    @property
    def dates(self):
        """The names of the date fields, in the order of the alphabet."""
        return sorted(n.removesuffix("_day") for n in self.texts if n.endswith("_day"))

    def everything(self):
        """Every name."""
        return self.texts | set(self.choices) | set(self.hidden) | self.buttons


DATE_PARTS = ("_day", "_month", "_year")
SENSIBLE_DATES = {"expires_on": 2027, "ends_on": 2026, "starts_on": 2025}


def sensible(fields):
    """Fill the form in as somebody in a hurry would: the first choice, some words."""
    said = dict.fromkeys(fields.free, "Words.")
    said |= {name: "5" for name in fields.texts if "score" in name}
    for name, offered in fields.choices.items():
        said[name] = next((value for value in offered if value), "")
    for name in fields.dates:
        said |= date_parts(name, 1, 6, year_of(name))
    return said | {n: v for n, v in fields.hidden.items() if n != "_once"}


def year_of(name):
    """A year that suits most fields of this name."""
    if name.endswith(("due_on", "next_review_on", "q7-ends_on")):
        return 2027
    return next((y for n, y in SENSIBLE_DATES.items() if name.endswith(n)), 2026)


def date_parts(name, day, month, year):
    """One date as it is sent."""
    return {f"{name}_day": day, f"{name}_month": month, f"{name}_year": year}


def inputs(fields):
    """Yield (kind of nonsense, what is sent)."""
    good = sensible(fields)
    yield "sensible", good
    yield "empty", {}
    yield "blank", dict.fromkeys(fields.everything(), "")
    for kind in ("nul", "script"):
        everything = fields.everything() - {"_once"}
        yield f"{kind} everywhere", dict.fromkeys(everything, TEXTS[kind])
    for kind, text in TEXTS.items():
        yield kind, good | dict.fromkeys(fields.free, text)
    for wrong in WRONG:
        yield f"wrong: {wrong}", dict.fromkeys(fields.everything(), wrong)
    for wrong in WRONG if fields.hidden.keys() - {"_once"} else []:
        yield f"hidden and wrong: {wrong}", good | dict.fromkeys(fields.hidden, wrong)
    for wrong in WRONG[:2] if fields.choices else []:
        yield f"choice and wrong: {wrong}", good | dict.fromkeys(fields.choices, wrong)
    if fields.dates:
        yield from odd_dates(fields, good)
    yield "unknown", good | dict.fromkeys(fields.choices, str(uuid4()))
    yield "all ticked", good | {n: list(set(v)) for n, v in fields.choices.items()}
    yield "twice", {name: [value, value] for name, value in good.items()}
    yield "malformed once", good | {"_once": "not-a-\x00token"}


def odd_dates(fields, good):
    """Yield dates that are not in the calendar, and ends before starts."""
    for kind, parts in {
        "31 February": (31, 2, 2026),
        "year 0": (1, 1, 0),
        "year 10000": (1, 1, 10_000),
        "long ago": (1, 1, 1900),
        "far off": (31, 12, 2100),
    }.items():
        dates = [date_parts(name, *parts) for name in fields.dates]
        yield kind, good | {name: v for d in dates for name, v in d.items()}
    backwards = sorted(fields.dates, key=year_of)
    dates = [date_parts(n, 1, 6, 2027 - i) for i, n in enumerate(backwards)]
    yield "end before start", good | {name: v for d in dates for name, v in d.items()}
