"""What each of the eight questions asks, in our own words (domain 4.1)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """One page: the question, help in two sentences, an example, what is asked why.

    `guide` is the longer help, in our own words, for whoever opens it.
    """

    number: int
    text: str
    help: str
    example: str
    guide: str
    reason_label: str = "Your reason"
    help_outside: str = ""

    def help_for(self, body: str) -> str:
        """Return the help, in words that fit a body outside where it is about one."""
        return (body and self.help_outside) or self.help

    @property
    def source(self) -> str:
        """Return where the question comes from."""
        return f"Information sharing guidance 2006, question {self.number}"

    @property
    def guide_with_source(self) -> str:
        """Return the longer help and where it comes from."""
        return f"{self.guide}\n\nSource: {self.source}."


QUESTIONS: dict[int, Question] = {
    question.number: question
    for question in (
        Question(
            1,
            "Is there a legitimate purpose for sharing?",
            "A purpose is something that the other team will do for this family. "
            "“It may be useful to know” is not one.",
            "The therapy team needs to know how the child's speech developed, so that "
            "it can plan the first session.",
            "Finish the sentence “They need it so that they can…”. If you can, and "
            "it is part of their work to do that for this family, answer yes. If "
            "you cannot finish it, answer no. If you do not know whether it is "
            "theirs to do, answer not sure.",
            "Why is there no purpose?",
        ),
        Question(
            2,
            "Does the information show who someone is?",
            "Names, dates of birth and addresses do. So do details that a "
            "neighbour would recognise.",
            "“Six families in the area wait for speech therapy” shows nobody. "
            "Anything in a family's record does.",
            "Imagine somebody from the same street reading it. A rare illness, a "
            "job or a date can name a family as surely as a surname. If that reader "
            "could tell who it is, answer yes.",
            "Why can nobody be recognised?",
        ),
        Question(
            3,
            "Is the information confidential?",
            "It is when the family told it in trust, or would not expect others to "
            "know it. What everyone can already see is not.",
            "What a mother said about her own health is confidential. "
            "That the centre opens on Saturdays is not.",
            "Think of how you came to know it. What was told to a professional is "
            "confidential as a rule, and so is what you saw in a home. If the "
            "family has made it public, or expects it to be passed on, it is not. "
            "When in doubt, treat it as confidential.",
            "Why is it not confidential?",
        ),
        Question(
            4,
            "Is there consent that covers this?",
            "It must name this team, this kind of information and this purpose, and "
            "stand today. If the family has not been asked, the answer is no.",
            "The mother agreed in November that the therapy team may know about "
            "health and development. It does not cover the nursery.",
            "Consent counts when the person who gave it could speak for those it is "
            "about, knew what she agreed to, and was free to say no. Old consent "
            "for something else does not stretch. Do not ask where asking could put "
            "somebody in danger or warn a person who may have done harm: answer no, "
            "and write that.",
            "Why is there no consent for this?",
            help_outside="It must name this organisation, this kind of information and "
            "this purpose, and stand today. If the family has not been asked, the answer "
            "is no.",
        ),
        Question(
            5,
            "Is there a legal duty or a court order to share?",
            "Some laws, and every court order, say that information must be given. "
            "Then consent is not needed, but the family is still told if it is safe.",
            "A court has ordered a report on a child's development.",
            "Look for an order, or a law that says “must”. A law that says “may” is "
            "a power: it helps, but the answer here is no. Name the order or the "
            "law in your reason, so that somebody else can look it up.",
            "Which duty or order is it?",
        ),
        Question(
            6,
            "Is the public interest strong enough to share without consent?",
            "Weigh what may happen if you share against what may happen if you do not. "
            "A child or adult at risk of serious harm is a strong reason.",
            "A two-year-old has bruises that nobody can explain, and asking first "
            "could put her at more risk.",
            "Write down both sides: what may happen, to whom, how likely and how "
            "soon, and what trust is lost by sharing against the family's will. "
            "Share no more than is needed. A second person reads your reasons "
            "before it takes effect, or within a day where it cannot wait.",
            "What speaks for sharing, and what against?",
        ),
        Question(
            7,
            "Is it the right information, in the right way?",
            "Share what this team needs for the purpose, and no more. "
            "Keep what you saw apart from what you think, and tell the family.",
            "Fact: “She used ten words on 3 November.” "
            "Opinion: “I think that she may not hear well.”",
            "Go through it once as the reader: does she need each part? Is it up to "
            "date and correct? Can she tell what was seen from what somebody "
            "thinks? Does it reach only her? Tell the family what you share and "
            "why, unless that puts somebody at risk.",
            "What is not right yet?",
            help_outside="Share what they need for the purpose, and no more. "
            "Keep what you saw apart from what you think, and tell the family.",
        ),
        Question(
            8,
            "Is the decision properly recorded?",
            "Read what will happen, then decide. What you record cannot be edited: to "
            "change it, make a new decision.",
            "“These 3 people will be able to see health, until 14 January.”",
            "A good record lets somebody who was not there understand the decision: "
            "what was shared or not, with whom, for what, and why. A decision not "
            "to share is recorded in the same way.",
        ),
    )
}
