"""What the agencies of Wexbourne offer: invented, each told in a line.

`at` names places of config/demo/directory.py; `when` says days and hours, with "/2" for
every second week and "T" for term time; `needs` are codes of agencies/taxonomies/.
"""

from dataclasses import dataclass

HEALTH, HOSPITAL = "Wexbourne community health", "Wexbourne hospital"
COUNCIL = "Wexbourne council children's services"
HOMES, JOBS = "Wexbourne homes", "Wexbourne jobs and benefits office"
POLICE, OPEN_DOOR = "Wexbourne neighbourhood police", "Open Door families"
HAVEN, NURSERY = "Haven Wexbourne", "Little Otters nursery"
SCHOOL = "Mill Lane primary school"


@dataclass(frozen=True)
class Offer:
    """One service, as the demo tells it; ages in months."""

    agency: str
    name: str
    summary: str
    needs: str
    ages: tuple[int | None, int | None] = (0, 59)
    when: str = ""
    at: str = ""
    team: str = ""
    route: str = "SELF"
    languages: str = ""
    days: int | None = None
    pounds: str = "0"
    status: str = "ACTIVE"
    is_public: bool = True


ANY = (None, None)

CENTRE = (
    ("Stay and play", "Play with your child, meet other parents.", "play group drop-in loneliness", (0, 59), "mo 09:30-11:30 T"),
    ("Baby group", "Songs, mats and company for the first year.", "new-baby group loneliness", (0, 11), "tu 10:00-11:30"),
    ("Baby massage", "Five sessions of touch and calm.", "new-baby after-birth course", (1, 8), "we 13:00-14:00 T"),
    ("Rhymes and stories", "Half an hour of rhymes, a story, a book to borrow.", "speech play group", (0, 59), "th 10:00-10:30 T"),
    ("Parenting course", "Ten weeks on boundaries, praise and staying calm.", "parenting behaviour course", (24, 95), "tu 18:00-20:00 T"),
    ("Saturday for fathers", "Breakfast and building things, for fathers and children.", "fathers play group", (0, 83), "sa 09:30-11:30/2"),
    ("Young parents", "For parents under twenty: lunch, advice, a lift home.", "young-parents group", (0, 59), "fr 12:00-14:00"),
    ("Family support at home", "A worker comes to you for twelve weeks at most.", "parenting family-support home-visits", ANY, ""),
    ("Toy library", "Borrow toys for two weeks.", "play practical-help", (0, 71), "mo 11:30-12:30 T, th 11:00-12:00 T"),
    ("Cook and eat", "Cook a meal for four with little money, and eat it.", "feeding money course", (6, 59), "we 10:00-12:00 T"),
    ("Advice drop-in", "Forms, bills, letters: somebody sits down with you.", "money housing advice drop-in", ANY, "th 13:00-15:00"),
    ("English for parents", "A class in English, with a crèche beside it.", "language training course", ANY, "mo 13:00-15:00 T"),
    ("Muddy boots", "Outdoors in all weathers, with a pan of soup.", "play group", (18, 59), "fr 09:30-11:30 T"),
)  # fmt: skip
"""At each of the three centres."""


def _offers(agency: str, team: str, *rows: tuple) -> tuple[Offer, ...]:
    return tuple(Offer(agency, *row[:4], team=team, **row[4]) for row in rows)


REFERRED = {"route": "PROFESSIONAL", "days": 10}
PANEL = {"route": "PANEL", "days": 20}

OFFERS = (
    *_offers(
        HEALTH, "Riverside health visiting",
        ("Health visiting, Riverside", "Visits from birth to school, and a number to ring.", "child-health new-baby home-visits", (0, 59), {"route": "SELF PROFESSIONAL", "days": 5}),
        ("Child health clinic, Riverside", "Weighing, feeding, sleep; no appointment.", "child-health feeding clinic", (0, 59), {"when": "we 09:30-11:30", "at": "Riverside"}),
        ("Two-year review, Riverside", "How your child grows, talks and plays, at two.", "child-health learning clinic", (24, 35), {"when": "th 09:00-12:00", "at": "Riverside"}),
        ("Sleep clinic", "A plan for better nights, in two visits.", "parenting child-health clinic", (6, 59), {"when": "tu 13:00-15:00/2", "at": "Riverside", **REFERRED}),
        ("Feeding support at home", "Help with breast or bottle in the first weeks.", "feeding new-baby home-visits", (0, 5), {"languages": "Polish", "days": 1}),
    ),
    *_offers(
        HEALTH, "Northfield health visiting",
        ("Health visiting, Northfield", "Visits from birth to school, and a number to ring.", "child-health new-baby home-visits", (0, 59), {"route": "SELF PROFESSIONAL", "days": 5}),
        ("Child health clinic, Northfield", "Weighing, feeding, sleep; no appointment.", "child-health feeding clinic", (0, 59), {"when": "mo 13:30-15:30", "at": "Northfield"}),
        ("Two-year review, Northfield", "How your child grows, talks and plays, at two.", "child-health learning clinic", (24, 35), {"when": "tu 09:00-12:00", "at": "Northfield"}),
        ("Feeding café", "Mothers, babies, tea, and somebody who knows.", "feeding new-baby drop-in", (0, 11), {"when": "we 10:00-12:00", "at": "Northfield"}),
        ("Teeth start here", "A brush, paste and how to, from the first tooth.", "child-health course", (6, 47), {"status": "CLOSED"}),
    ),
    *_offers(
        HEALTH, "Speech and language therapy",
        ("Speech and language assessment", "A therapist finds out how your child talks and understands.", "speech disability clinic", (18, 71), {"route": "SELF PROFESSIONAL", "days": 15, "at": "Riverside", "languages": "Polish, Arabic", "when": "mo 09:00-16:00, we 09:00-16:00"}),
        ("Talking walk-in", "Half an hour with a therapist; no letter needed.", "speech drop-in", (0, 59), {"when": "fr 09:30-11:30/2", "at": "Riverside"}),
        ("Early talk group", "Six weeks of play that helps words along.", "speech course", (24, 41), {"when": "tu 09:30-10:30 T", "at": "Northfield", **REFERRED}),
        ("Signing for families", "First signs for children who do not talk yet.", "speech disability course", (12, 71), {"when": "th 18:00-19:30 T", "at": "Riverside"}),
        ("Feeding and swallowing clinic", "For children who choke or cannot manage lumps.", "feeding disability clinic", (0, 59), {"route": "PROFESSIONAL", "days": 5, "at": "Hospital"}),
        ("Language advice for nurseries", "A therapist spends a morning in your rooms.", "speech training", (24, 59), {"is_public": False, **REFERRED}),
    ),
    *_offers(
        HEALTH, "",
        ("Low after birth", "Ten sessions of talking therapy within the first year.", "after-birth therapy", (0, 11), {"route": "SELF PROFESSIONAL", "days": 10}),
        ("Children's emotional wellbeing", "Short help for children who worry or are very sad.", "mental-health behaviour therapy", (60, 131), REFERRED),
        ("Community children's nurses", "Nursing at home for children with complex needs.", "disability home-visits", (0, 215), REFERRED),
        ("Physiotherapy for children", "Help to sit, stand, walk and move.", "disability therapy", (0, 215), {"at": "Hospital", **REFERRED}),
        ("Turning point", "Advice on drink and drugs, for parents, in confidence.", "substances advice", ANY, {"at": "Market Hall", "when": "mo 16:00-19:00, th 10:00-13:00"}),
        ("Stop smoking together", "Twelve weeks with patches and a phone call.", "child-health advice", ANY, {"status": "PAUSED"}),
    ),
    *_offers(
        HOSPITAL, "Riverside midwifery",
        ("Midwives, Riverside", "Care from the first weeks until your baby is ten days old.", "new-baby clinic", (None, 0), {"when": "mo 09:00-12:00, fr 13:00-16:00", "at": "Riverside", "days": 2}),
        ("Getting ready for your baby", "Four evenings before the birth, partners too.", "new-baby fathers course", (None, 0), {"when": "we 18:30-20:30", "at": "Riverside"}),
        ("Birth stories", "Talk over a birth that was hard.", "after-birth advice", (0, 23), {"at": "Hospital", "days": 10}),
    ),
    *_offers(
        HOSPITAL, "",
        ("Bereavement midwife", "For parents whose baby died.", "bereavement home-visits", ANY, {"days": 2}),
        ("Children's assessment unit", "Doctors see a child whom your GP is worried about.", "child-health clinic", (0, 191), {"route": "PROFESSIONAL", "days": 1, "at": "Hospital"}),
    ),
    *_offers(
        NURSERY, "Little Otters nursery staff",
        ("Little Otters day nursery", "Open from eight to six, all year.", "school childcare", (6, 59), {"when": "mo 08:00-18:00, tu 08:00-18:00, we 08:00-18:00, th 08:00-18:00, fr 08:00-18:00", "at": "Otters", "pounds": "6.20"}),
        ("Free places for two-year-olds", "Fifteen hours a week for families who qualify.", "school money childcare", (24, 35), {"at": "Otters"}),
        ("Otters holiday club", "Ten to four in the holidays, lunch included.", "play work childcare", (36, 95), {"at": "Otters", "pounds": "18.00", "status": "PLANNED"}),
    ),
    *_offers(
        SCHOOL, "Mill Lane school staff",
        ("Starting school at Mill Lane", "Visits, a picnic and a teacher at your door.", "school learning", (42, 59), {"at": "Mill Lane"}),
        ("Breakfast club", "Toast and games from half past seven.", "school work childcare", (48, 131), {"when": "mo 07:30-08:45 T, we 07:30-08:45 T, fr 07:30-08:45 T", "at": "Mill Lane", "pounds": "1.50"}),
        ("Parents' coffee morning", "With the special needs teacher on the first Friday.", "disability school drop-in", (48, 131), {"when": "fr 09:00-10:00/4 T", "at": "Mill Lane"}),
        ("After-school homework room", "A quiet table and somebody to ask.", "school learning", (60, 131), {"when": "tu 15:15-16:30 T, th 15:15-16:30 T", "at": "Mill Lane", "status": "CLOSING"}),
    ),
    *_offers(
        HOMES, "Tenancy support",
        ("Tenancy support", "Help to keep your home: rent, neighbours, moving in.", "housing money advice", ANY, {"days": 5}),
        ("Damp and repairs line", "Report it, and hear when somebody comes.", "housing helpline", ANY, {"days": 1}),
        ("Homelessness advice", "If you may lose your home within eight weeks.", "housing advice", ANY, {"at": "Market Hall", "when": "mo 09:00-12:00, we 09:00-12:00", "days": 1}),
        ("Furniture store", "Beds, cots and cookers, cleaned and delivered.", "housing practical-help", ANY, {"route": "PROFESSIONAL", "pounds": "25.00"}),
        ("Overcrowding panel", "Looks at families who need a larger home.", "housing", ANY, {"is_public": False, **PANEL}),
    ),
    *_offers(
        JOBS, "Work advice",
        ("Work advice for parents", "What you would keep if you worked, hour by hour.", "work money advice", ANY, {"when": "tu 09:30-12:30", "at": "Riverside", "languages": "Somali"}),
        ("Benefits check", "What you can claim, and help to claim it.", "money advice", ANY, {"when": "we 13:00-16:00", "at": "Northfield"}),
        ("Childcare costs helper", "How to get help with what childcare costs.", "work money advice", (0, 191), {}),
        ("Back to work course", "Six mornings on confidence, letters and interviews.", "work training course", ANY, {"when": "mo 09:30-12:00 T", "at": "Market Hall"}),
        ("Starter grant", "Money for a first uniform, tools or a bus pass.", "work practical-help", ANY, {"status": "CLOSED"}),
    ),
    *_offers(
        POLICE, "Safer neighbourhoods",
        ("Safer neighbourhoods", "Officers who know your streets; not for emergencies.", "crime advice", ANY, {"days": 3}),
        ("Marking bicycles and prams", "So that they come back when they are found.", "crime drop-in", ANY, {"when": "sa 10:00-12:00/4", "at": "Market Hall"}),
        ("Victim care", "Somebody to talk to after a crime.", "crime mental-health helpline", ANY, {"days": 2}),
    ),
    *_offers(
        OPEN_DOOR, "Open Door befrienders",
        ("Befrienders", "A volunteer visits once a week for half a year.", "loneliness family-support volunteers", (0, 59), {"route": "SELF PROFESSIONAL", "days": 10, "languages": "Urdu, Polish"}),
        ("Open Door café", "Coffee by the river, toys on the floor.", "loneliness drop-in", (0, 59), {"when": "tu 09:30-12:00, fr 09:30-12:00", "at": "Chapel", "pounds": "1.00"}),
        ("Food parcel", "Three days of food, with nappies if you need them.", "money practical-help", ANY, {"when": "we 11:00-13:00, sa 10:00-11:30", "at": "Chapel", "route": "SELF PROFESSIONAL"}),
        ("Baby basics", "A cot, clothes and a pram for nothing.", "new-baby money practical-help", (None, 11), {"route": "PROFESSIONAL", "days": 5}),
        ("Grandparents who care", "For grandparents who bring up a grandchild.", "looked-after group", ANY, {"when": "th 10:30-12:00/2", "at": "Chapel"}),
        ("Inside and out", "For families with somebody in prison.", "imprisonment advice", ANY, {"days": 5}),
        ("New to Wexbourne", "Walks, forms and friends for families new to the country.", "language loneliness volunteers", ANY, {"when": "mo 10:00-12:00", "at": "Chapel", "languages": "Arabic, Dari, Ukrainian"}),
        ("Walking group with prams", "An hour along the river, at the pace of the slowest.", "loneliness after-birth group", (0, 23), {"when": "we 10:00-11:00", "at": "Chapel"}),
    ),
    *_offers(
        HAVEN, "Haven support",
        ("Haven helpline", "If you are afraid of somebody at home. Day and night.", "domestic-abuse helpline", ANY, {"languages": "Polish, Urdu, Arabic"}),
        ("Haven safe homes", "A safe place to stay; where it is, is not told.", "domestic-abuse housing", ANY, {"route": "SELF PROFESSIONAL", "days": 1}),
        ("Haven recovery course", "Twelve weeks with others who have been there.", "domestic-abuse mental-health course", ANY, {"days": 10}),
        ("Haven for children", "Play therapy for children who saw too much.", "domestic-abuse mental-health therapy", (36, 191), {"is_public": False, **REFERRED}),
    ),
    *_offers(
        COUNCIL, "",
        ("Family information service", "Childcare, activities, help: somebody finds it for you.", "family-support school advice", ANY, {"days": 2}),
        ("Children's front door", "If you are worried that a child is not safe.", "child-protection helpline", (0, 215), {"route": "SELF PROFESSIONAL", "days": 1}),
        ("Educational psychologists", "Advice for nurseries, schools and families.", "learning behaviour", (24, 215), REFERRED),
        ("Portage", "Play at home each week for children with disabilities.", "disability learning home-visits", (0, 59), PANEL),
        ("Short breaks", "A few hours off, while somebody who knows looks after your child.", "short-breaks disability", (24, 215), PANEL),
        ("Special needs advice line", "Independent advice on support at school.", "disability school helpline", (0, 299), {}),
        ("Fostering and kinship support", "For those who care for somebody else's child.", "looked-after advice", (0, 215), {"days": 5}),
        ("Youth advice", "For young people from 13: what next, and who helps.", "young-people advice", (156, 227), {"when": "tu 16:00-19:00", "at": "Market Hall"}),
        ("Education welfare", "When getting to school has become hard.", "school", (60, 191), REFERRED),
        ("Interpreters", "Booked by services for families, by telephone or there.", "language", ANY, {"is_public": False, "languages": "Arabic, Dari, Polish, Romanian, Somali, Ukrainian, Urdu"}),
        ("Family group meetings", "The family makes the plan; we find the room.", "child-protection family-support", (0, 215), {"route": "PROFESSIONAL", "days": 10, "status": "PLANNED"}),
    ),
)  # fmt: skip
