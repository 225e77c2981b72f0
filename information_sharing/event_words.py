"""The names of events as people write them."""


def in_words(event: str) -> str:
    """Return the name of an event as people write."""
    return event.replace("_", " ").capitalize().replace(" api", " API")
