"""What people and agencies of the invented town say of themselves."""


def _said(do: str, how: str, cannot: str, **more) -> dict:
    words = {"what_i_do": do, "how_i_work": how, "what_i_cannot_do": cannot}
    rest = {"what_i_value": "", "expertise": "", "skills": [], "languages": []}
    return words | rest | more


PROFILES: dict[str, dict] = {
    "amina": _said(
        "I visit families from before the birth until the child goes to school.",
        "At home, by appointment; a clinic at Riverside on Tuesdays.",
        "I cannot prescribe, and I cannot decide about housing: Harriet's team does.",
        what_i_value="That a mother hears from me what I write.",
        expertise="Feeding, sleep, low mood after birth.",
        skills=["Baby massage", "Motivational interviewing"],
        languages=["Somali", "Arabic", "English"],
    ),
    "joan": _said(
        "I find out how a child understands and speaks, and show parents what helps.",
        "In nurseries and at home; four visits, then we look again.",
        "I cannot see a child without somebody who has parental responsibility agreeing.",
        expertise="Late talkers, two languages at home.",
        skills=["Makaton", "Video feedback"],
        languages=["English", "Welsh"],
    ),
    "tom": _said(
        "I help with what makes a week hard: mornings, money, forms, visits together.",
        "Where the family is, and with them, not for them.",
        "I am no therapist, and I cannot give money.",
        what_i_value="Doing what we said by the day we said.",
        expertise="Debt, damp, school mornings.",
        skills=["Benefit forms"],
        languages=["English"],
    ),
    "harriet": _said(
        "I advise tenants about repairs, arrears and moves.",
        "By telephone in the morning, visits in the afternoon.",
        "I cannot move anybody up the list.",
        expertise="Damp, overcrowding, notices.",
        languages=["English", "Punjabi"],
    ),
    "nadia": _said(
        "I teach the three-year-olds at Little Otters, and am key person for eight.",
        "In the nursery; parents meet me at the door each day.",
        "I cannot make home visits in term time.",
        skills=["Forest school"],
        languages=["English", "Urdu"],
    ),
    "marge": _said(
        "I answer for family support at Riverside.",
        "Supervision every four weeks; the door is open on Thursdays.",
        "I see no more of a family than my team does.",
        expertise="Group work, recording.",
        languages=["English"],
    ),
}
AGENCIES: tuple[tuple[str, str, dict], ...] = (
    (
        "Wexbourne community health",
        "abel",
        {
            "mission": "Health visiting and speech therapy for children under five.",
            "priorities": "A visit before birth for every family; shorter waits for "
            "speech therapy.",
            "limits": "No children of school age. No urgent calls at night: 111 does.",
            "website": "https://health.wexbourne.example",
            "email": "office@health.wexbourne.example",
            "telephone": "01632 960121",
        },
    ),
    (
        "Riverside children's centre",
        "grace",
        {
            "mission": "One place for families with small children in Riverside and "
            "Mill Lane.",
            "priorities": "Fathers; families who have not come yet.",
            "limits": "No overnight help, and no money for rent.",
            "website": "",
            "email": "hello@riverside.wexbourne.example",
            "telephone": "01632 960105",
        },
    ),
)
