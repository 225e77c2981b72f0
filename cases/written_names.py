"""A name as somebody wrote it down, for a form that asks for its two halves."""


def given_and_family(written: str) -> tuple[str, str]:
    """Return given and family name; a single word is the name somebody is called by."""
    given, _, family = " ".join(written.split()).rpartition(" ")
    return (given, family) if given else (family, "")
