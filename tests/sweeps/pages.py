"""A page read as a reader of forms sees it: which controls it has, what stands in them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

NOT_TYPED = {"hidden", "submit", "button", "radio", "checkbox", "file", "password"}


@dataclass
class Controls:
    """The controls of one page by name."""

    typed: dict = field(default_factory=dict)
    chosen: dict = field(default_factory=dict)
    hidden: dict = field(default_factory=dict)
    buttons: dict = field(default_factory=dict)


class PageReader(HTMLParser):
    """Collects the controls, and the text that stands in each."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found = Controls()
        self.scripts = 0
        self.inside = ""
        self.inside_select = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        """Note a control; remember the text area or list that begins."""
        attributes = dict(attrs)
        name = attributes.get("name") or ""
        self.scripts += tag == "script"
        if tag == "textarea":
            self.inside = name
            self.found.typed[name] = ""
        elif tag == "select":
            self.inside_select = name
            self.found.chosen[name] = []
        elif tag == "option" and self.inside_select:
            value = attributes.get("value") or ""
            self.found.chosen[self.inside_select] += [value] if value else []
        elif tag == "input" and name:
            self.note_input(name, attributes.get("type", "text"), attributes)

    def note_input(self, name, kind, attributes):
        """Note an input by what people do with it."""
        value = attributes.get("value") or ""
        if kind in {"radio", "checkbox"}:
            self.found.chosen.setdefault(name, []).append(value or "on")
        elif kind == "hidden":
            self.found.hidden[name] = value
        elif kind not in NOT_TYPED:
            self.found.typed[name] = value

    def handle_data(self, data):
        """Keep what stands in a text area."""
        if self.inside:
            self.found.typed[self.inside] += data

    def handle_endtag(self, tag):
        """A text area or list ends."""
        if tag == "textarea":
            typed = self.found.typed
            typed[self.inside] = typed[self.inside].removeprefix("\n")
            self.inside = ""
        elif tag == "select":
            self.inside_select = ""
