"""How people say their gender, with the codes of health records (practice notes 1.7).

Whoever says it in other words is kept in those words, without a code.
"""

MALE, FEMALE = "1", "2"
IN_WORDS = {FEMALE: "Female", MALE: "Male"}


def in_words(code: str) -> str:
    """Return the answer with this code in words; an unknown code as it is."""
    return IN_WORDS.get(code, code)


def choices() -> list[tuple[str, str]]:
    """Return the list as a form offers it."""
    return list(IN_WORDS.items())
