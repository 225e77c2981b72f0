"""The steps of the journey, each as the person who takes it would."""

from dataclasses import dataclass
from datetime import date, timedelta

from tests.browser.hands import Hands

THERAPY, SUPPORT = "Speech and language therapy", "Riverside family support"
TODAY = date.today()  # noqa: DTZ011  the browser and the server share this clock
BORN = date(TODAY.year - 2, 3, 14)


@dataclass
class Journey:
    """The people of the journey and the family they work for."""

    amina: Hands
    joan: Hands
    tom: Hands
    name: str
    case: str = ""

    @property
    def reference(self):
        """The case's reference, as its page says it."""
        return self.amina.page.title().split(" - ")[0].split(", ")[-1]


def search_and_register(j: Journey):
    """1: nobody of that name is known; she registers child, mother and father."""
    a = j.amina
    a.follow("Find or register a family")
    a.write("given_name", "Maya")
    a.write("family_name", j.name)
    a.write_date("born_on", BORN)
    a.press("Search")
    a.must_see("Nobody of that name and date of birth is known to you")
    a.press("Register this family")
    a.write("first_given_name", "Leah")
    a.write("first_family_name", j.name)
    a.choose("first_relationship", "Mother")
    a.tick("first_responsibility", "yes")
    a.write("lines", "5 Mill Lane, Wexbourne")
    a.unfold("Another adult")
    a.write("second_given_name", "Daniel")
    a.write("second_family_name", "Elsewhere")
    a.choose("second_relationship", "Father")
    a.tick("second_responsibility", "yes")
    a.tick_first('main [name="second_lives_elsewhere"]')
    a.press("Register the family")
    a.must_see("The family is registered", f"Maya {j.name}", "2 years")
    j.case = a.page.url


def fill_in_checklist(j: Journey):
    """2: a no and a not sure make a decision with a reason mandatory."""
    a = j.amina
    a.follow("Fill in the checklist")
    for outcome, answer in zip(
        ("BH", "SS", "EA", "PC", "EW"),
        ("YES", "YES", "NO", "YES", "NOT_SURE"),
        strict=True,
    ):
        a.tick(outcome, answer)
    a.write("EA_comment", "Five words, and points at what she wants.")
    a.tick("family_agrees", "yes")
    a.press("Save the checklist")
    a.must_see("There is a problem", "Choose what was decided")
    a.write("services_needed", "Help with talking")
    a.tick("can_provide", "NO")
    a.tick("assessment_would_help", "YES")
    a.tick("decision", "ASSESSMENT_AGREED")
    a.write("reason", "Talking comes slowly, and her mother is worried.")
    a.press("Save the checklist")
    a.must_see("The checklist is saved", "Common assessment")


def write_element(a: Hands, label, **texts):
    """Open one element, write, and save."""
    a.follow(f"Write {label}")
    for name, text in texts.items():
        a.write(name, text)
    a.press("Save", exact=True)
    a.must_see(f"Saved: {label}.")


def assess(j: Journey):
    """3: strengths and needs, the mother's own words, conclusions, the look ahead."""
    a = j.amina
    a.press("Start")
    write_element(a, "General health", strengths="Grows well.", needs="A hearing test.")
    write_element(
        a,
        "Speech, language and communication",
        strengths="Loves songs.",
        needs="Says five words.",
    )
    write_element(
        a, "Housing, work and money", needs="The bedroom wall is wet: secret-housing."
    )
    write_element(
        a,
        "In the parent's or carer's own words",
        words="I want to know what she asks for.",
    )
    write_element(a, "Conclusions", words="Talking first; then the damp.")
    write_element(
        a, "What things will look like at review", words="New words each week."
    )


def record_consent(j: Journey):
    """4: the mother agrees for Maya and herself, with two teams, not the nursery."""
    a = j.amina
    a.go(j.case)
    a.follow("Record consent")
    a.tick_named("given_by", "Leah")
    a.tick("capacity", "PARENTAL_RESPONSIBILITY")
    a.tick_named("people", "Leah")
    a.tick_named("people", "Maya")
    for category in ("HEALTH", "DEVELOPMENT", "FAMILY", "PLAN"):
        a.tick("categories", category)
    a.tick_named("teams", SUPPORT)
    a.tick_named("teams", THERAPY)
    a.tick_named("excluded_agencies", "Little Otters nursery")
    a.tick("purposes", "PLAN")
    a.tick("method", "SIGNED")
    a.tick_first('main [name="told_refusal_is_fine"]')
    a.press("consent")


def decide_to_share(j: Journey):
    """5: the eight questions, the preview, and the decision."""
    a = j.amina
    a.go(j.case)
    a.follow("Share with a team")
    a.choose("q1-team", THERAPY)
    a.tick("q1-kind", "PLAN")
    a.tick("q1-answer", "yes")
    a.write("q1-purpose", "To plan help with talking.")
    a.press("Continue")
    for number in (2, 3):
        a.must_see(f"Question {number} of 8")
        a.tick(f"q{number}-answer", "yes")
        a.press("Continue")
    a.tick("q4-answer", "yes")
    a.tick_first('main [name="q4-consent"]')
    a.press("Continue")
    a.tick("q7-answer", "yes")
    a.tick_named("q7-people", "Leah")
    a.tick_named("q7-people", "Maya")
    a.tick("q7-categories", "HEALTH")
    a.tick("q7-categories", "DEVELOPMENT")
    a.tick("q7-method", "IN_TEAM_AROUND")
    a.write_date("q7-ends_on", TODAY + timedelta(days=90))
    a.tick("q7-told", "yes")
    a.press("Continue")
    a.must_see("Will be able to see (4)", "Joan Ellis")
    a.press(f"Share health and development with {THERAPY}")


def therapist_reads(j: Journey):
    """6: new since last time; health and development, and nothing else; and why."""
    t = j.joan
    t.go("/")
    t.must_see("New since you were last here", j.reference)
    t.go(j.case)
    t.must_see(f"Maya {j.name}", "Not shared with you")
    t.follow("Assessment")
    t.must_see("A hearing test.", "Loves songs.", "housing and money")
    assert "secret-housing" not in t.page.content()
    assert "I want to know what she asks for." not in t.page.content()
    assert "Daniel" not in t.page.content()
    t.go(j.case)
    t.follow("Why can I see this?")
    t.must_see("Amina Yusuf", "To plan help with talking.", "consent given by", "until")
    j.amina.go(j.case)
    j.amina.follow("Who can see this?")
    j.amina.must_see(THERAPY, "Joan Ellis")


def nominate_and_accept(j: Journey):
    """7: the family's own wish comes first; he accepts; he is the point of contact."""
    a, t = j.amina, j.tom
    a.go(j.case)
    a.follow("Ask somebody to be lead professional")
    a.write("family_wish", "Tom, since he helped my sister.")
    a.tick_named("nominee", "Tom Reed")
    a.press("Send the question")
    t.go("/")
    t.follow(f"Will you be lead professional? {j.reference}")
    assert f"Maya {j.name}" not in t.page.content()
    t.tick("answer", "accept")
    t.press("Send my answer")
    a.go(j.case)
    a.must_see("Lead professional: Tom Reed", "single point of contact")
    t.go(j.case)
    t.must_see(f"Maya {j.name}")


def plan_and_review(j: Journey):
    """8: a goal in the family's words, an action for the therapist, and a review."""
    t = j.tom
    t.follow("Plan")
    t.follow("Add a goal")
    t.write("words", "We want Maya to tell us what she wants.")
    t.tick_named("about", "Maya")
    t.tick("aims", "EA1")
    t.choose("category", "Development")
    t.choose("score_PRACTITIONER", "3")
    t.choose("score_PARENT", "2")
    t.press("Add the goal")
    t.must_see("We want Maya to tell us what she wants.")
    t.follow("Add an action")
    t.write("words", "Show the picture cards.")
    t.tick("owner_kind", "practitioner")
    t.choose("practitioner", "Joan Ellis")
    t.write_date("due_on", TODAY + timedelta(days=14))
    t.press("Add the action")
    t.must_see("Show the picture cards.", "Joan Ellis")
    therapist_ends_her_action(j)
    review(t, j)


def therapist_ends_her_action(j: Journey):
    """The therapist finds her action on her work list, and marks it done."""
    joan = j.joan
    joan.go("/")
    joan.must_see("Show the picture cards.")
    joan.follow(f"Say how it went: {j.reference}")
    joan.tick("status", "DONE")
    joan.write("progress", "She chose the apple.")
    joan.press("Save")


def review(t: Hands, j: Journey):
    """The lead records a review with ratings and the next date."""
    t.go(j.case)
    t.follow("Plan")
    t.follow("Record a review")
    t.write_date("held_on", TODAY)
    t.tick("mode", "MEETING")
    t.tick_first('main [name^="progress-"][value="BETTER"]')
    for rater, score in (("PRACTITIONER", "6"), ("PARENT", "5")):
        name = t.page.locator(f'main [name^="{rater}-"]').first.get_attribute("name")
        t.choose(name, score)
    t.write_date("next_review_on", TODAY + timedelta(days=42))
    t.press("Save the review")
    t.must_see("Better")


def withdraw(j: Journey):
    """9: withdrawn for therapy; her next request finds nothing, by any way."""
    j.joan.go(j.case)
    assert j.joan.page.request.get(f"{j.case}summary.pdf").status == 200
    a = j.amina
    a.go(j.case)
    a.follow("Sharing")
    a.follow("Withdraw consent")
    a.tick_named("what", "One team may no longer be told")
    a.tick_named("team", THERAPY)
    a.write("reason", "Leah said: not now.")
    a.press("Continue")
    a.must_see("no longer sees this family's record at all")
    a.press("Withdraw consent")
    therapist_finds_nothing(j)
    a.go(j.case)
    a.follow("Sharing")
    a.must_see(f"Withdrawn for {THERAPY}", "Leah said: not now.")


def therapist_finds_nothing(j: Journey):
    """The page she has open, list, search, API and a remembered PDF address."""
    t = j.joan
    t.follow("Assessment")
    t.must_see("Page not found")
    api = f"{t.site}/api/cases/{j.case.rstrip('/').split('/')[-1]}/"
    for address in (j.case, f"{j.case}summary.pdf", f"{j.case}why/", api):
        assert t.page.request.get(address).status == 404, address
    assert j.reference not in t.page.request.get(f"{t.site}/api/cases/").text()
    t.go("/cases/")
    assert j.reference not in t.page.content()
    t.go("/families/search/")
    t.write("family_name", j.name)
    t.press("Search")
    t.must_see("Nobody of that name is known to you")
