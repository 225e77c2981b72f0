"""What each of the eight questions asks, in our own words (domain 4.1)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """One page: the question, help in two sentences, an example, what is asked why."""

    number: int
    text: str
    help: str
    example: str
    reason_label: str = "Your reason"

    @property
    def source(self) -> str:
        """Return where the question comes from."""
        return f"Information sharing guidance 2006, question {self.number}"


QUESTIONS: dict[int, Question] = {
    question.number: question
    for question in (
        Question(
            1,
            "Is there a legitimate purpose for sharing?",
            "A purpose is something that the other team will do for this family. "
            "“It may be useful to know” is not one.",
            "The therapy team needs to know how the child's speech developed, so that "
            "it can plan her first session.",
            "Why is there no purpose?",
        ),
        Question(
            2,
            "Does the information show who someone is?",
            "Names, dates of birth and addresses do. So do details that a "
            "neighbour would recognise.",
            "“Six families in the area wait for speech therapy” shows nobody. "
            "Anything in a family's record does.",
            "Why can nobody be recognised?",
        ),
        Question(
            3,
            "Is the information confidential?",
            "It is when the family told it in trust, or would not expect others to "
            "know it. What everyone can already see is not.",
            "What a mother said about her own health is confidential. "
            "That the centre opens on Saturdays is not.",
            "Why is it not confidential?",
        ),
        Question(
            4,
            "Is there consent that covers this?",
            "It must name this team, this kind of information and this purpose, and "
            "stand today. If the family has not been asked, the answer is no.",
            "The mother agreed in November that the therapy team may know about "
            "health and development. It does not cover the nursery.",
            "Why is there no consent for this?",
        ),
        Question(
            5,
            "Is there a legal duty or a court order to share?",
            "Some laws, and every court order, say that information must be given. "
            "Then consent is not needed, but the family is still told if it is safe.",
            "A court has ordered a report on a child's development.",
            "Which duty or order is it?",
        ),
        Question(
            6,
            "Is the public interest strong enough to share without consent?",
            "Weigh what may happen if you share against what may happen if you do not. "
            "A child or adult at risk of serious harm is a strong reason.",
            "A two-year-old has bruises that nobody can explain, and asking first "
            "could put her at more risk.",
            "What speaks for sharing, and what against?",
        ),
        Question(
            7,
            "Is it the right information, in the right way?",
            "Share what this team needs for the purpose, and no more. "
            "Keep what you saw apart from what you think, and tell the family.",
            "Fact: “She used ten words on 3 November.” "
            "Opinion: “I think that she may not hear well.”",
            "What is not right yet?",
        ),
        Question(
            8,
            "Is the decision properly recorded?",
            "Read what will happen, then decide. What you record cannot be edited: to "
            "change it, make a new decision.",
            "“These 3 people will be able to see health, until 14 January.”",
        ),
    )
}
