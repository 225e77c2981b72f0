"""The instruments: complete, each item once and with its source, and a bad file refused."""

import pytest

from evaluation.instruments import (
    InstrumentFault,
    instrument,
    instruments,
    item,
    read,
    short_form,
)
from evaluation.models import SurveyItem

SIZES = {
    "success-factors": 33,
    "three-dimensions": 18,
    "four-factors": 102,
    "seventeen-dimensions": 56,
    "readiness": 15,
    "twelve-lessons": 12,
    "climate-pulse": 10,
    "impacts": 32,
    "families": 19,
}
GOOD = """
place = 1
name = "A"
about = "B"
source = "C"
[[dimension]]
slug = "vision"
name = "Vision"
factor = "processes"
items = [{ code = "X1", words = "We agree.", source = "A:1" }]
"""


def all_items():
    return [each for one in instruments().values() for each in one.items]


def test_every_instrument_of_the_notes_is_there_in_full():
    assert {slug: len(one.items) for slug, one in instruments().items()} == SIZES
    assert next(iter(instruments())) == "success-factors"


def test_a_code_means_one_item_everywhere():
    codes = [each.code for each in all_items()]

    assert len(codes) == len(set(codes))
    assert item("WR7").words.startswith("Every agency")


def test_a_dimension_has_one_name_and_one_factor_in_all_instruments():
    told = {}
    for one in instruments().values():
        for each in one.dimensions:
            told.setdefault(each.slug, set()).add((each.name, each.factor))

    assert {slug: names for slug, names in told.items() if len(names) > 1} == {}


def test_no_two_items_for_the_same_people_say_the_same():
    words = [each.words for each in all_items()]

    assert len(words) == len(set(words))


def test_what_is_stored_fits_the_table():
    limits = {
        f.name: f.max_length
        for f in SurveyItem._meta.fields
        if getattr(f, "max_length", None)
    }
    for each in all_items():
        for name in ("code", "words", "source", "dimension", "instrument"):
            assert len(getattr(each, name)) <= limits[name], each.code
        assert each.kind in SurveyItem.Kind.values


def test_the_practitioners_order_is_complete():
    ranks = [each.rank for each in instrument("success-factors").dimensions]

    assert ranks == [1, 2, 3, 4, 5, 6, 7, 8]
    assert instrument("success-factors").dimensions[0].slug == "vision"
    assert instrument("success-factors").dimensions[7].slug == "culture"


def test_the_seventeen_dimensions_stand_in_their_three_domains():
    domains = [each.domain for each in instrument("seventeen-dimensions").dimensions]

    assert [domains.count(d) for d in dict.fromkeys(domains)] == [7, 5, 5]


def test_the_short_form_is_29_items_for_staff_and_8_for_families():
    families = [each for each in short_form() if each.for_families]

    assert len(families) == 8
    assert len(short_form()) - len(families) == 29


def test_reversed_items_are_those_of_the_notes():
    turned = {
        each.code for each in instrument("four-factors").items if each.is_reversed
    }

    assert turned == {
        "WR6", "WR8", "WR15", "WR25", "PR13", "PR21", "PR24", "RE6", "RE8", "RE13",
    }  # fmt: skip


def test_impacts_keep_their_polarity_and_what_the_record_shows_beside_them():
    bad = {each.code for each in instrument("impacts").items if each.is_reversed}

    assert bad == {"IPI2", "IPI3", "IPI4", "IPP6", "IPP7", "IAG1"}
    assert item("IPI1").measured == "actions done on time"


def test_a_good_file_is_read(tmp_path):
    path = tmp_path / "good.toml"
    path.write_text(GOOD)

    place, made = read(path)

    assert (place, made.slug, made.minutes) == (1, "good", 1)
    assert made.items[0].dimension == "vision"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('code = "X1"', 'code = "x 1"'),
        ('words = "We agree."', 'words = ""'),
        ('source = "A:1"', 'source = ""'),
        ('factor = "processes"', 'factor = "luck"'),
        ('slug = "vision"', 'slug = "V"'),
        ('words = "We agree."', 'words = "We agree.", kind = "GUESS"'),
        ('words = "We agree."', 'wording = "We agree."'),
        ("place = 1", ""),
        ('name = "A"', "name = "),
    ],
)
def test_a_file_that_does_not_say_all_is_refused(tmp_path, before, after):
    path = tmp_path / "bad.toml"
    path.write_text(GOOD.replace(before, after, 1))

    with pytest.raises(InstrumentFault):
        read(path)
