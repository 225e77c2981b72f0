"""Names as they are compared: the same name, whatever signs it was typed with (R6)."""

import re
from unicodedata import normalize

from django import forms
from django.db.models import CharField, Lookup

TYPED = "‘’‚‛ʼ′`´＇｀“”„‟″＂‐‑‒–—―−"  # noqa: RUF001
PLAIN = "''''''''''\"\"\"\"\"\"-------"
UNSEEN = (
    "[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
BLANKS = "[\t-\r \x85\u1680\u2028\u2029]+"
IN_SQL = (
    "upper(btrim(regexp_replace(normalize(regexp_replace("
    "translate({}, %s, %s), %s, '', 'g'), NFKC), %s, ' ', 'g')))"
)
SIGNS = str.maketrans(TYPED, PLAIN)


def plain_name(text: str) -> str:
    """Return a name with plain signs and single spaces, and nothing unseen in it."""
    seen = re.sub(UNSEEN, "", text.replace("\0", "").translate(SIGNS))
    return re.sub(BLANKS, " ", normalize("NFKC", seen)).strip(" ")


def name_key(text: str) -> str:
    """Return what two ways of writing one name have in common."""
    return plain_name(text).upper()


class PlainNameField(forms.CharField):
    """A name that is compared with others: kept in plain signs."""

    def to_python(self, value):
        """Return what was typed, in plain signs."""
        return plain_name(super().to_python(value) or "")


@CharField.register_lookup
class SameName(Lookup):
    """The same name in the database: `agency__name__same_name=…`, as name_key has it."""

    lookup_name = "same_name"

    def as_sql(self, compiler, connection):
        """Return both sides as they are compared."""
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        signs = (TYPED, PLAIN, UNSEEN, BLANKS)
        sql = f"{IN_SQL.format(left)} = {IN_SQL.format(right)}"
        return sql, (*left_params, *signs, *right_params, *signs)
