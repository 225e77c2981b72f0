"""The eight questions in a browser, by the longest way, with a look at each page."""

from datetime import timedelta

from tests.browser.steps import TODAY

YES, NO = "yes", "no"
ANSWERS = {2: YES, 3: YES, 4: NO, 5: NO, 6: YES}


def walk_the_questions(hands, case, look):
    """Answer question after question about this case; call `look` on each page."""
    hands.go(f"{case}share/1/")
    look(f"{case}share/1/")
    teams = hands.page.locator('main select[name="q1-team"] option').all_inner_texts()
    hands.choose("q1-team", teams[1])
    hands.tick("q1-kind", "PLAN")
    hands.tick("q1-answer", YES)
    hands.write("q1-purpose", "To plan help with talking.")
    hands.press("Continue")
    for number, answer in ANSWERS.items():
        look(f"{case}share/{number}/")
        hands.tick(f"q{number}-answer", answer)
        if number in {4, 6}:
            hands.write(f"q{number}-reason", "Nobody could be reached; harm is likely.")
        hands.press("Continue")
    say_how(hands)
    look(f"{case}share/7/")
    hands.press("Continue")
    look(f"{case}share/8/")


def say_how(hands):
    """Say what is shared, with whom, how and until when."""
    hands.tick("q7-answer", YES)
    hands.tick_first('main [name="q7-people"]')
    hands.tick("q7-categories", "HEALTH")
    hands.tick("q7-method", "IN_TEAM_AROUND")
    hands.write_date("q7-ends_on", TODAY + timedelta(days=60))
    hands.tick("q7-told", YES)
    reason = hands.page.locator('main [name="q7-no_protocol_reason"]')
    if reason.count():
        reason.first.fill("They are about to sign one.")
