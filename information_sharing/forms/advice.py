"""The information officer's answer, and what is written before it."""

from config.forms import HouseForm, LongText


class AnswerForm(HouseForm):
    """One answer, given once."""

    answer = LongText(
        label="Your answer",
        help_text="The person who asked sees it on the sharing page, "
        "and decides with it. It closes the question.",
    )


class MessageForm(HouseForm):
    """One turn of the talk before the answer."""

    words = LongText(
        label="Your message",
        rows=4,
        help_text="It is kept with the question. Leave out names.",
    )
