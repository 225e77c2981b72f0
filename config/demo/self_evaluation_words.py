"""What Riverside writes of itself in the demo: invented, plain, honest about what is weak."""

LAST_YEAR = {
    "families": {
        "narrative": "Riverside serves the streets between the river and the railway. "
        "About 800 children under five live here, four in ten of them in the "
        "30 per cent of places that are poorest.\n\nThe council runs the centre. Health "
        "visitors, midwives and a nursery share the building.",
    },
    "access": {
        "narrative": "Most families register in the months after a birth. Fewer come a "
        "third time.",
        "strengths": "The welcome at the desk. Families say that nobody is sent away.",
        "to_develop": "Fathers, and families who moved here in the last year.",
        "voices": "“I came for the scales and stayed for the tea.”",
        "grade": 3,
        "grade_reason": "Registration is good. We cannot show that those who need us "
        "most keep coming, so we do not say good.",
    },
    "quality": {
        "narrative": "Where we worked with a family over months, most goals were met. "
        "For short work we know too little.",
        "strengths": "Speech and language together with play.",
        "to_develop": "A second rating of goals, so that change can be seen.",
        "voices": "“He says five words now, and I know what he wants.”",
        "grade": 2,
        "grade_reason": "Changes are real where we looked. We looked at a part.",
    },
    "leadership": {
        "narrative": "The advisory board met four times. Two parents sit on it.",
        "strengths": "Supervision every month, held and written down.",
        "to_develop": "Agreements with two partners are old.",
        "grade": 2,
        "grade_reason": "The board asks real questions and two decisions changed.",
    },
    "overall": {
        "narrative": "A warm centre that knows its families, and knows its figures less "
        "well than it should.",
        "to_develop": "Who keeps coming, and what changed for them.",
        "grade": 2,
        "grade_reason": "It follows from quality and leadership. Access holds it back.",
    },
}
THIS_YEAR = {
    "families": {
        "narrative": "The area is as it was. A new estate brought families who know "
        "nobody here, and Northfield sends some of theirs to our groups.",
    },
    "access": {
        "narrative": "We opened on Saturday mornings in May, with fathers in mind. "
        "Whom we see is now counted with the sheet of each session.",
        "strengths": "Four in ten referrals come from the community desk.",
        "to_develop": "Families from the new estate register and do not come again.",
        "voices": "“Saturday is when I have him. Now there is somewhere to go.”",
        "grade": 2,
        "grade_reason": "More families keep coming than last year, and we can show it. "
        "Not outstanding: the new estate.",
    },
}
FIGURES = {
    "families-all": 54,
    "families": 31,
    "children": 47,
    "assessments": 22,
    "reviews": 17,
    "lead-professional": 19,
}
"""Last year's numbers, kept in another system then."""
WHOLES = {"assessments": 36, "reviews": 30, "lead-professional": 41}

PLAN = (
    {
        "about": "access",
        "words": "Open on Saturday mornings",
        "success": "Ten fathers come in an ordinary month",
        "resources": "Two workers, four hours a week",
        "months": 2,
        "status": "DONE",
        "progress": "Open since May.",
    },
    {
        "about": "quality",
        "words": "Rate every goal again at the review",
        "success": "A second rating for nine goals in ten",
        "resources": "Half a day of training",
        "months": 9,
        "status": "STARTED",
        "progress": "Trained in June. Half of the goals have a second rating.",
    },
    {
        "about": "leadership",
        "words": "New agreements with the nursery and housing",
        "success": "Both are signed and say what is passed on, and when",
        "resources": "",
        "months": 11,
        "status": "TO_DO",
        "progress": "",
    },
)
CONVERSATION = {
    "present": "Grace Obi, centre manager. Carol Dean, for the authority. Two parents of "
    "the advisory board.",
    "challenge": "You say that families keep coming, and show who registered. How many "
    "came a third time?\n\nWhat do you do differently for the families whom you grade "
    "yourselves down for?",
    "support": "Half a day from the authority's analyst, and the outreach worker of "
    "Northfield for one term.",
}
ANSWER = (
    "We could not count it last year. From April each session has its sheet, and we will "
    "show it in the next self-evaluation.\n\nWe open on Saturdays, and ask the families "
    "of the new estate at their doors what would bring them."
)
