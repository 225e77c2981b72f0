"""How a person works a page: with a mouse, with the keyboard alone, without scripts."""

from datetime import date

from config.demo.people import PASSWORD

MOST_TABS = 400
WIDTHS = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"


class Hands:
    """One person's browser. `keyboard` never uses the pointer."""

    def __init__(self, context, site, *, keyboard=False):
        self.context, self.site, self.keyboard = context, site, keyboard
        self.page = context.new_page()

    def sign_in(self, username):
        """Sign in with the demo's password."""
        self.go("/")
        self.write("login", username)
        self.write("password", PASSWORD)
        self.press("Sign in")
        return self

    def go(self, path):
        """Type an address."""
        return self.page.goto(path if path.startswith("http") else self.site + path)

    def sees(self, text):
        """Whether the page says this."""
        return text in self.page.inner_text("main")

    def must_see(self, *texts):
        """Fail, with the page's own words, unless it says all of these."""
        words = " ".join(self.page.inner_text("body").split())
        for text in texts:
            assert text in words, f"{text!r} is not on {self.page.url}: {words[:3000]}"

    def write(self, name, text):
        """Type into the field of this name."""
        field = self.page.locator(f'main [name="{name}"]').first
        if not self.keyboard:
            field.fill(text)
            return
        self._tab_to(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def write_date(self, name, day: date):
        """Type day, month and year."""
        for part in ("day", "month", "year"):
            self.write(f"{name}_{part}", str(getattr(day, part)))

    def tick(self, name, value):
        """Choose a radio button or tick a box by its value."""
        self._tick(self.page.locator(f'main [name="{name}"][value="{value}"]').first)

    def tick_first(self, selector):
        """Choose the first box that the selector finds."""
        self._tick(self.page.locator(selector).first)

    def tick_named(self, name, label):
        """Choose the box of this field whose label says this."""
        boxes = self.page.locator(f'main [name="{name}"]')
        for number in range(boxes.count()):
            box = boxes.nth(number)
            said = box.evaluate("box => box.labels[0].innerText")
            if label in said:
                self._tick(box)
                return
        raise AssertionError(f"No {name} says {label!r} on {self.page.url}")

    def _tick(self, box):
        if not self.keyboard:
            box.check()
            return
        if box.get_attribute("type") == "radio":
            self._arrow_to(box)
        else:
            self._tab_to(box)
        if not box.is_checked():
            self.page.keyboard.press("Space")
        assert box.is_checked()

    def choose(self, name, label):
        """Choose from a list by what the choice says."""
        field = self.page.locator(f'main select[name="{name}"]').first
        options = field.locator("option").all_inner_texts()
        whole = next(text for text in options if label in text)
        if not self.keyboard:
            field.select_option(label=whole)
            return
        self._tab_to(field)
        self.page.keyboard.type(whole)
        assert whole == field.evaluate("list => list.selectedOptions[0].innerText")

    def press(self, label, *, exact=False):
        """Press a button and wait for the page that follows."""
        button = self.page.get_by_role("button", name=label, exact=exact)
        self._go_through(button.first)

    def unfold(self, label):
        """Open the part of the page that is folded under this heading."""
        heading = self.page.locator("main summary", has_text=label).first
        if not self.keyboard:
            heading.click()
            return
        self._tab_to(heading)
        self.page.keyboard.press("Enter")

    def follow(self, label):
        """Follow a link in the page."""
        links = self.page.locator("main a", has_text=label)
        self._go_through(links.first)

    def _go_through(self, target):
        with self.page.expect_navigation():
            if self.keyboard:
                self._tab_to(target)
                self.page.keyboard.press("Enter")
            else:
                target.click()
        self._fits()

    def _fits(self):
        """Fail where a page is wider than the screen that it is read on."""
        wide, screen = self.page.evaluate(WIDTHS)
        assert wide <= screen, f"{self.page.url} is {wide} wide, the screen {screen}"

    def _tab_to(self, target):
        element = target.element_handle()
        for _ in range(MOST_TABS):
            if element.evaluate("one => one === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"The keyboard does not reach {target}")

    def _arrow_to(self, radio):
        name, element = radio.get_attribute("name"), radio.element_handle()
        inside = "name => document.activeElement?.name === name"
        for _ in range(MOST_TABS):
            if self.page.evaluate(inside, name):
                break
            self.page.keyboard.press("Tab")
        for _ in range(MOST_TABS):
            if element.evaluate("one => one === document.activeElement"):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"The keyboard does not reach {name}")
