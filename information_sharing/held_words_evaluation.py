"""Words of looking back at the work, for what a person is sent (see held_words)."""

KINDS = {
    "evaluation.AgencyContribution": "What a service gave to a change",
    "evaluation.CaseWorking": "How the services work together",
    "evaluation.OutcomeRating": "How things stood, as a number",
    "evaluation.OutcomeStory": "The story of a change",
}
OF_ONE_KIND = {
    "evaluation.AgencyContribution.agency": "Agency",
    "evaluation.AgencyContribution.outcome": "For which outcome",
    "evaluation.AgencyContribution.words": "What it gave",
    "evaluation.CaseWorking.extent": "How far",
    "evaluation.CaseWorking.model": "In which way",
    "evaluation.OutcomeRating.no_score": "Why there is no number",
    "evaluation.OutcomeRating.score": "From 0 to 10",
    "evaluation.OutcomeStory.released_words": "As it was released, without names",
    "evaluation.OutcomeStory.words": "As it was told",
}
