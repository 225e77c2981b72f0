"""All indicators, in the order in which they are read (practice.md 2.2, 5.2, 5.3)."""

from evaluation.indicators import reaching, timeliness, working
from evaluation.indicators.definition import WITHOUT_AGENCY, Counts, Indicator

STATE, FLOW = Counts.STATE, Counts.FLOW
CHILDREN, BIRTHS, CASES = "children", "births", "cases"
UNDER_FIVES = "under-fives"
SUPPLIED = {
    UNDER_FIVES: "Children under five who live in the area",
}
"""What others publish, and somebody enters here with its source."""
IN_TOUCH = "Children whose case was open in the twelve months up to the last day"
SEEN = (
    "Seen means a visit, a meeting at the centre or a session in the twelve months up "
    "to the last day."
)

REGISTERED = (
    Indicator(
        "registered",
        "Under-fives registered",
        "How many of the children under five who live here belong to a family that has "
        "registered.",
        "Living children under five whose family had registered by the last day",
        SUPPLIED[UNDER_FIVES],
        CHILDREN,
        STATE,
        reaching.registered,
        levels=WITHOUT_AGENCY,
        supplied=UNDER_FIVES,
    ),
    Indicator(
        "reach",
        "Under-fives reached",
        f"How many of the children under five who live here were seen. {SEEN}",
        "Registered children under five who were seen at least once",
        SUPPLIED[UNDER_FIVES],
        CHILDREN,
        STATE,
        reaching.reach,
        levels=WITHOUT_AGENCY,
        supplied=UNDER_FIVES,
        inside="registered",
    ),
    Indicator(
        "seen",
        "Children seen",
        f"How many of the children known here were seen. {SEEN}",
        "Those of them who were seen at least once",
        IN_TOUCH,
        CHILDREN,
        STATE,
        reaching.seen,
    ),
    Indicator(
        "sustained",
        "Children seen three times or more",
        "How many of the children known here were seen three times or more: contact "
        f"that lasts. {SEEN}",
        "Those of them who were seen at least three times",
        IN_TOUCH,
        CHILDREN,
        STATE,
        reaching.sustained,
        inside="seen",
    ),
    Indicator(
        "new-births",
        "New births visited within two months",
        "How many families had a visit within two months of a birth. Those who moved, "
        "declined or were not found count as not visited.",
        "Births with a first visit within two calendar months",
        "Births on the lists of teams whose two months ended in the period",
        BIRTHS,
        FLOW,
        reaching.new_births,
        source="The lists of new births in Team Around",
    ),
    Indicator(
        "desk",
        "Referrals by families at the desk",
        "How many referrals families made themselves, at the desk of a centre. A "
        "referral that came twice, or was passed on, counts once.",
        "Those that the family made at the desk",
        "Referrals received in the period",
        "referrals",
        FLOW,
        reaching.at_the_desk,
        source="The referrals in Team Around",
    ),
)
PRIORITY = (
    Indicator(
        "young-parents",
        "Children of young parents seen",
        f"Priority group: a parent is under 20 on the last day. {SEEN}",
        "Those of them who were seen at least once",
        "Children in touch with a parent under 20",
        CHILDREN,
        STATE,
        reaching.young_parents,
        inside="seen",
    ),
    Indicator(
        "two-year-olds",
        "Two-year-olds seen",
        f"Priority group: children who are two on the last day. {SEEN}",
        "Those of them who were seen at least once",
        "Children in touch who are two years old",
        CHILDREN,
        STATE,
        reaching.two_year_olds,
        inside="seen",
    ),
    Indicator(
        "disabled-children",
        "Disabled children seen",
        f"Priority group: the family said that a child is disabled. {SEEN}",
        "Those of them who were seen at least once",
        "Children in touch of whom a disability was said",
        CHILDREN,
        STATE,
        reaching.disabled_children,
        inside="seen",
    ),
)
IN_TIME = (
    Indicator(
        "assessments",
        "Assessments completed in time",
        "Whether a common assessment that the family agreed to was completed by its "
        "day. The local timescale sets the day.",
        "Those completed by their day",
        "Agreed assessments that fell due in the period",
        "assessments",
        FLOW,
        timeliness.assessments,
    ),
    Indicator(
        "first-meetings",
        "First meetings held in time",
        "Whether the first meeting after an assessment was held by its day. The local "
        "timescale sets the day.",
        "Those held by their day",
        "Cases whose first meeting fell due in the period",
        CASES,
        FLOW,
        timeliness.first_meetings,
    ),
    Indicator(
        "reviews",
        "Reviews held in time",
        "Whether a review was held by the day that the last one set.",
        "Those followed by a review on or before that day",
        "Reviews that were to be held in the period",
        "reviews",
        FLOW,
        timeliness.reviews,
    ),
    Indicator(
        "referrals",
        "Referrals answered as promised",
        "Whether the first contact after a referral was made within the days that the "
        "team promises. A referral that came twice counts once.",
        "Those with a first contact by the promised day",
        "Referrals whose promised day fell in the period",
        "referrals",
        FLOW,
        timeliness.referrals,
        source="The referrals in Team Around",
    ),
)
TOGETHER = (
    Indicator(
        "lead-professional",
        "Families with a lead professional",
        "How many families with an open case have one person who holds the plan "
        "together: the key worker.",
        "Those with a lead professional on the last day",
        "Cases open on the last day",
        CASES,
        STATE,
        working.led,
    ),
    Indicator(
        "obtained",
        "Recommended services obtained",
        "How many of the services that were recommended the family got. Those still "
        "waited for count as not obtained.",
        "Those obtained, or the need met in another way, by the last day",
        "Services recommended in the period",
        "recommendations",
        FLOW,
        working.obtained,
    ),
    Indicator(
        "unmet-needs",
        "Families with an unmet need",
        "How many families with an open case need a service that said no or does not "
        "exist here.",
        "Those with at least one need that nobody meets on the last day",
        "Cases open on the last day",
        CASES,
        STATE,
        working.unmet,
        lower_is_better=True,
    ),
    Indicator(
        "late-actions",
        "Late actions",
        "How many of the actions in plans are still to do after their day. By agency, "
        "so that each sees its own.",
        "Those whose day was past on the last day",
        "Actions still to do on the last day",
        "actions",
        STATE,
        working.late_actions,
        lower_is_better=True,
        by_agency=True,
    ),
)
GROUPS = {
    "Reach": REGISTERED,
    "Priority groups": PRIORITY,
    "In time": IN_TIME,
    "Working together": TOGETHER,
}
INDICATORS: dict[str, Indicator] = {
    each.code: each for group in GROUPS.values() for each in group
}
CANNOT_TELL = (
    "The record cannot tell these priority groups apart: fathers, families without "
    "work, minority ethnic families, travellers, refugees, disabled parents, families "
    "in temporary homes, and children looked after by relatives. What people say of "
    "themselves stands in free words, and nothing is guessed from it."
)
