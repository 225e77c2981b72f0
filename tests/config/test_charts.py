"""Charts: numbers in, shapes and words out, the same on a page and in a document."""

import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from django.template.loader import render_to_string

from config.charts import BAR, WIDTH, Row, paired_bars, stacked_bars
from config.pdf import render_pdf
from tests.config.test_pdf import CREATED, text_of

NAMES = ["Better", "No change", "Worse", "Not yet known", "Not shown"]
ROWS = [
    Row("Be healthy", {"Better": 12, "No change": 6, "Worse": 0, "Not shown": 7}),
    Row("Stay safe", {}, "fewer than 5 children, not shown"),
    Row("Enjoy and achieve", {"Better": 40, "Not yet known": 10}),
]
SVG = "{http://www.w3.org/2000/svg}"


def chart():
    return stacked_bars("outcomes", "Children & outcomes", names=NAMES, rows=ROWS)


def pairs():
    rows = [Row("Be healthy", {"Baseline": 4.2, "Latest": 6.8}), Row("Safe", {}, "few")]
    names = ["Baseline", "Latest"]
    return paired_bars("means", "Mean ratings", names=names, rows=rows, highest=10)


def drawn(chart):
    return render_to_string("components/chart.html", {"chart": chart})


def parsed(text):
    return ET.fromstring(text)  # noqa: S314 (our own words)


def test_longest_bar_fills_the_width_and_others_are_to_scale():
    first, hidden, longest = chart().bars

    assert sum(segment.width for segment in longest.segments) == pytest.approx(WIDTH)
    assert sum(s.width for s in first.segments) == pytest.approx(WIDTH / 2, abs=0.3)
    assert hidden.segments == ()


def test_parts_stand_side_by_side_and_noughts_take_no_room():
    segments = chart().bars[0].segments

    assert [segment.name for segment in segments] == [
        "Better",
        "No change",
        "Not shown",
    ]
    for left, right in pairwise(segments):
        assert right.x == pytest.approx(left.x + left.width, abs=0.2)


def test_each_name_has_a_pattern_of_its_own():
    patterns = [entry.pattern for entry in chart().legend]

    assert len(set(patterns)) == len(NAMES)


def test_description_says_all_numbers():
    words = chart().description

    assert "Be healthy: better 12, no change 6, worse 0, not shown 7." in words
    assert "Stay safe: fewer than 5 children, not shown." in words


def test_pairs_share_one_scale():
    baseline, latest = pairs().bars[0].segments

    assert latest.width / baseline.width == pytest.approx(6.8 / 4.2, abs=0.01)
    assert latest.y > baseline.y
    assert pairs().bars[1].segments == ()


def test_nothing_to_draw_is_no_error():
    empty = stacked_bars("none", "Nothing", names=NAMES, rows=[])

    assert empty.bars == ()
    assert parsed(drawn(empty)).find(f"{SVG}title").text == "Nothing"


@pytest.mark.parametrize("made", [chart, pairs])
def test_drawing_is_well_formed_named_and_without_styles(made):
    text = drawn(made())
    root = parsed(text)

    assert root.find(f"{SVG}title").text == made().title
    assert root.find(f"{SVG}desc").text == made().description
    assert "style" not in text
    assert "<script" not in text
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))


def test_drawing_stays_inside_its_box():
    root = parsed(drawn(chart()))
    _, _, width, height = (float(n) for n in root.get("viewBox").split())

    for rect in root.iter(f"{SVG}rect"):
        if rect.get("x"):
            assert float(rect.get("x")) + float(rect.get("width")) <= width + 0.5
            assert float(rect.get("y")) + float(rect.get("height")) <= height


def test_labels_are_text_not_markup():
    rows = [Row("<script>alert(1)</script>", {"Better": 3})]
    text = drawn(stacked_bars("x", "T", names=NAMES, rows=rows))

    assert "<script>" not in text


def test_chart_stands_in_a_document(tmp_path, settings):
    (tmp_path / "with_chart.html").write_text(
        '{% extends "reports/base.html" %}{% block title %}Chart{% endblock %}'
        '{% block content %}<h1>Chart</h1>{% include "components/chart.html" %}'
        "{% endblock %}"
    )
    first = settings.TEMPLATES[0]
    settings.TEMPLATES = [first | {"DIRS": [*first["DIRS"], tmp_path]}]
    context = {"chart": chart(), "made_for": "Grace Hall"}

    pdf = render_pdf("with_chart.html", context, created=CREATED)

    assert "Enjoy and achieve" in text_of(pdf)


def test_a_bar_stands_under_its_label_where_the_one_before_is_missing():
    rows = [
        Row("Both", {"Now": 20, "Then": 10}),
        Row("One", {"Then": 30}),
        Row("Next", {"Now": 5}),
    ]

    chart = paired_bars(
        "c", "C", names=["Now", "Then"], rows=rows, highest=100, number="{:.0f}%"
    )

    one, following = chart.bars[1], chart.bars[2]
    assert [(each.y, each.pattern) for each in one.segments] == [(one.y, "stripes")]
    assert one.segments[0].y + BAR <= following.label_y - 8
    assert chart.bars[0].segments[0].number == "20%"
