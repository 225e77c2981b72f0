"""What a file says: encodings, signs, titles, and files that are none."""

import gzip
from datetime import date

import pytest

from cases.imports import attendance, births
from cases.imports.cells import as_day, as_it_was, harmless
from cases.imports.kinds import KINDS, template_csv, to_mend_csv
from cases.imports.reading import MOST_ROWS, NotReadable, read

TODAY = date(2026, 11, 21)
HEAD = "Date of birth,Family name"
ROW = "27/10/2026,Hart"


def many(count):
    return "\n".join([HEAD, *[ROW] * count]).encode()


def rows_of(content):
    return read(content, births.COLUMNS).rows


@pytest.mark.parametrize(
    "content",
    [
        f"{HEAD}\n{ROW}".encode(),
        f"{HEAD}\r\n{ROW}\r\n".encode("utf-8-sig"),
        f"{HEAD}\n{ROW}".replace(",", ";").encode(),
        f"{HEAD}\n{ROW}".replace(",", "\t").encode(),
        b"FAMILY_NAME, dob \nHart,27/10/2026",
        b"\n\nFavourite colour,surname,DATE-OF-BIRTH\n\n,Hart,27/10/2026\n,,\n",
    ],
)
def test_files_as_spreadsheets_save_them_are_read(content):
    [(_, words)] = rows_of(content)

    assert words == {"born_on": "27/10/2026", "family_name": "Hart"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_names_with_accents_survive(encoding):
    [(_, words)] = rows_of(f"{HEAD}\n1/1/2026,Müller-Ó".encode(encoding))

    assert words["family_name"] == "Müller-Ó"


def test_a_line_is_where_its_row_begins():
    text = f'{HEAD},Address\n{ROW},"1 Mill Lane\nRiverside"\n\n{ROW},\n'

    assert [line for line, _ in rows_of(text.encode())] == [2, 5]


def test_titles_that_nobody_knows_are_told():
    assert read(f"{HEAD},Colour\n{ROW},red".encode(), births.COLUMNS).unused == (
        "Colour",
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "nothing in this file"),
        (b"\xef\xbb\xbf", "“Date of birth” is missing"),
        (b" \n\n ", "nothing in this file"),
        (b",,,\n;;;", "“Date of birth” is missing"),
        (HEAD.encode(), "no row below"),
        (f"{HEAD}\n\n,,\n".encode(), "no row below"),
        (f"{HEAD},Surname\n{ROW},Hart".encode(), "“Family name” is there twice"),
        (b"Family name\nHart", "“Date of birth” is missing"),
        (f"{HEAD}\n{ROW}\0".encode(), "CSV UTF-8"),
        (f"{HEAD}\n{ROW}".encode("utf-16"), "CSV UTF-8"),
        (bytes(range(1, 256)) * 40, "CSV UTF-8"),
        (gzip.compress(b"0" * 10_000_000), "CSV UTF-8"),
        (f'{HEAD}\n27/10/2026,"{"x" * 200_000}"'.encode(), "CSV UTF-8"),
        (b"," * 1_000_000, "more than 100 columns"),
        (b"a" * (5 * 1024 * 1024 + 1), "5 MB or smaller"),
        (many(MOST_ROWS + 1), "more than 20,000 rows"),
    ],
    ids=range(16),
)
def test_what_is_no_file_of_births_is_refused_in_a_sentence(content, said):
    with pytest.raises(NotReadable, match=said):
        rows_of(content)


def test_twenty_thousand_rows_are_read():
    assert len(rows_of(many(MOST_ROWS))) == MOST_ROWS


@pytest.mark.parametrize(
    "text",
    ["27/10/2026", "27.10.2026", "2026-10-27", "27 Oct 2026", "27 October 2026",
     "27-10-2026", "2026-10-27 00:00:00"],
)  # fmt: skip
def test_dates_as_people_write_them(text):
    assert as_day(text) == date(2026, 10, 27)


@pytest.mark.parametrize(
    "text", ["", "10/27/2026", "31/2/2026", "27/10/26", "45957", "=A1", "1/1/0001"]
)
def test_what_is_no_date_is_none(text):
    assert as_day(text) is None


def faults(kind, **words):
    _, problems = kind.check(words, TODAY)
    return problems


BIRTH = {"family_name": "Hart", "born_on": "27/10/2026"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"born_on": ""}, "Date of birth is missing."),
        ({"born_on": "soon"}, "Date of birth must be a date like 27/03/2026: “soon”."),
        ({"born_on": "22/11/2026"}, "Date of birth is in the future."),
        ({"born_on": "20/11/2025"}, "Born more than 12 months ago"),
        ({"told_on": "26/10/2026"}, "Told on must be from the day of birth to today."),
        ({"family_name": ""}, "Family name is missing."),
        ({"family_name": "x" * 101}, "Family name is longer than 100 characters."),
        ({"nhs_number": "123"}, "That is not an NHS number"),
        ({"postcode": "nowhere"}, "That is not a postcode like"),
        ({"telephone": "ring me"}, "That is not a telephone number"),
    ],
)
def test_a_birth_that_needs_mending_says_what(words, said):
    [problem] = faults(births, **(BIRTH | words))

    assert said in problem


def test_a_birth_is_kept_as_it_is_typed_by_hand():
    said = BIRTH | {"nhs_number": "943 476 5919", "postcode": "wx11ab"}
    fields, problems = births.check(said, TODAY)

    assert problems == []
    assert (fields["nhs_number"], fields["postcode"]) == ("9434765919", "WX1 1AB")
    assert fields["told_on"] == TODAY


CAME = {
    "number": "ta-2k7-4m", "given_name": "Maya", "family_name": "Ward",
    "held_on": "10/11/2026", "activity": "Stay and play",
}  # fmt: skip


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"number": ""}, "Registration number is missing."),
        ({"number": "x" * 13}, "longer than 12"),
        ({"held_on": "22/11/2026"}, "in the future"),
        ({"adults": "many"}, "a number up to 20"),
        ({"adults": "21"}, "a number up to 20"),
        ({"adults": "-1"}, "a number up to 20"),
    ],
)
def test_a_line_of_attendance_that_needs_mending_says_what(words, said):
    [problem] = faults(attendance, **(CAME | words))

    assert said in problem


def test_no_cell_that_goes_out_is_a_formula():
    words = {"family_name": "=cmd()", "given_name": "+1", "lines": "@x"}
    text = to_mend_csv("BIRTHS", [(7, words, ["Date of birth is missing."])])

    assert "'=cmd()" in text
    assert "'+1" in text
    assert text.splitlines()[0].endswith('"Line","What to mend"')
    assert harmless("Hart") == "Hart"


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_template_can_be_brought_in_as_it_is(kind):
    sheet = read(template_csv(kind).encode("utf-8-sig"), KINDS[kind].columns)
    [(_, words)] = sheet.rows

    assert KINDS[kind].check(words, TODAY)[1] == []
    assert sheet.unused == ()


@pytest.mark.parametrize("cell", ["+44 1632 960100", "-Smith", "'tHooft", "Ann", "'"])
def test_a_cell_of_our_own_file_comes_back_as_it_was(cell):
    assert as_it_was(harmless(cell)) == cell
