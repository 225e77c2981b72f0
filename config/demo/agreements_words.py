"""What the agreements of the invented town say."""

SIGNATORIES = (
    ("petra", "Petra", "Lund", "Director of partnerships", "Children's commissioning"),
    ("astrid", "Astrid", "Brandt", "Head of midwifery", "Riverside midwifery"),
    ("ines", "Ines", "Moor", "Chair of trustees", "Riverside centre management"),
    ("ned", "Ned", "Ash", "Chair of trustees", "Northfield centre management"),
    ("vi", "Vi", "Holt", "Chair of trustees", "Orchard Hill family support"),
    ("gwen", "Gwen", "Hale", "Head teacher", "Mill Lane school staff"),
    ("raj", "Raj", "Mistry", "Director of tenancies", "Tenancy support"),
    ("lena", "Lena", "Voss", "Office manager", "Work advice"),
    ("todd", "Todd", "Brook", "Inspector", "Safer neighbourhoods"),
    ("iris", "Iris", "Penn", "Director", "Haven support"),
)
"""One person of each agency who signs for it; Abel North does for community health."""

SERVICE = {
    "service": "Two speech therapists work at the centre on Tuesdays and Thursdays. They "
    "see children with their parents, join groups, and teach our staff what to look for. "
    "They do not see children over five: those go to the clinic.",
    "eligibility": "Children under five who live in our area, whoever asks for them.",
    "places": "Riverside, room 2, Tuesdays and Thursdays from 9am to 4pm.",
    "referral": "Through the centre's referrals, by anybody. Whoever asked is told what "
    "became of it.",
    "response": "First contact within five working days. A first appointment within six "
    "weeks.",
    "sharing": "By the Wexbourne protocol. Parents are asked first.",
    "reporting": "We look at the figures together every quarter.",
    "disagreement": "The two managers talk first. If that does not help, the board.",
    "ending": "Three months' notice, at the end of a school term.",
}
PROTOCOL = {
    "purpose": "So that a family tells its story once, and nobody works in the dark.",
    "principles": "We ask the family first, unless that would put somebody at risk. We "
    "share no more than is needed, and write down why.",
    "roles": "Each agency answers for its own records. The council answers for this "
    "system.",
    "rights": "A family may ask any of us to see what is held. We answer within a month.",
    "breach": "Whoever notices tells the information officer the same day.",
    "review": "Every two years, with parents of the forum.",
}
PROTOCOL_SINCE = "Whoever notices tells the information officer within the hour."
VISION = {
    "vision": "Every child in Wexbourne is heard, is safe, and starts school with words, "
    "friends and somebody who believes in them.",
    "who": "We are Together in Wexbourne: thirteen agencies, one front door.",
    "values": "We ask before we share. We say what we cannot do. Nobody waits alone.",
}
AIMS = (
    ("Children talk early, and are listened to.", "EA"),
    ("No family has to tell its story twice.", "PC"),
    ("Children grow up in warm and dry homes.", "SS"),
)
POOL = {
    "purpose": "A worker for families who move often, so that nobody loses touch.",
    "holder": "The council holds the money and accounts for it.",
    "decisions": "The board decides, each agency with one voice, whatever it puts in.",
}
