"""The information officer's answer."""

from config.forms import HouseForm, LongText


class AnswerForm(HouseForm):
    """One answer, given once."""

    answer = LongText(
        label="Your answer",
        help_text="The person who asked sees it on the sharing page, "
        "and decides with it.",
    )
