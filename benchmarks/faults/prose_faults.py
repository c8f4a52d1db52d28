"""What a person could get wrong in the sentences of the book: numbers, words that are facts, and where links lead."""

from __future__ import annotations

from faults.edits import Fault, grouped, prose, replaced


def page(file: str, old: str, new: str, name: str) -> Fault:
    """A sentence of a page in Markdown with another text."""
    return Fault("prose", name, file, replaced(old, new))


PROSE = grouped(
    "prose",
    # Numbers typed wrong.
    prose("01-introduction", "[75%](fact:fig-chain.means_share)", "[57%](fact:fig-chain.means_share)", "digits exchanged"),
    prose("02-theory", "[ten](fact:fig-uses-spectrum.eu_pay)", "[nine](fact:fig-uses-spectrum.eu_pay)", "a number in words one less"),
    prose("03-methods", "[two](fact:tbl-recoding.fresh_point_same)", "[three](fact:tbl-recoding.fresh_point_same)", "a number in words one more"),
    prose("11-measuring", "[three](fact:tbl-variants.all)", "[four](fact:tbl-variants.all)", "one more"),
    prose("12-conclusion", "[33](fact:fig-scorecard.done_parts)", "[33](fact:fig-scorecard.done_borne_out)", "a number that cites another fact"),
    prose("12-conclusion", "[none](fact:fig-scorecard.conduct_steady)", "[one](fact:fig-scorecard.conduct_steady)", "one for none"),
    prose("10-audit", "[12](fact:tbl-thesis-effects.stated_decided)", "[21](fact:tbl-thesis-effects.stated_decided)", "digits exchanged in the audit"),
    prose("10-audit", "[132](fact:fig-verdicts-record.not_settled)", "[132.5](fact:fig-verdicts-record.not_settled)", "a half claim"),
    page("chapters/index.md", "own source supports 46 more", "own source supports 64 more", "digits exchanged on the front page"),
    prose("11-measuring", "[35](fact:tbl-variants.un_distance_holding)", "35", "a number without its link"),
    # Comparisons and words that are facts.
    prose("04-engagement", "[beyond](fact:fig-trade-partners.eu_weight)", "[within](fact:fig-trade-partners.eu_weight)", "beyond for within"),
    prose("03-methods", "[below](fact:tbl-verdicts-repeated.supported_in_part_place)", "[above](fact:tbl-verdicts-repeated.supported_in_part_place)", "above for below"),
    prose("12-conclusion", "[not examined](fact:tbl-scorecard.t08_judgement)", "[not decidable](fact:tbl-scorecard.t08_judgement)", "another judgement in a sentence"),
    prose("05-culture", "[within](fact:fig-student-shares.eu_of_all_weight)", "[beyond](fact:fig-student-shares.eu_of_all_weight)", "beyond for within in a share"),
    prose("11-measuring", "For income it is the form: as a ratio the gap narrowed", "For income it is the form: as a ratio the gap widened", "a comparison in plain words turned over"),
    # Findings.
    prose("07-foreign-policy", "votes were as good as unchanged from", "votes moved away from", "the words of a finding turned over"),
    prose("07-foreign-policy", "Wording may change under one title.](finding:union-moved-lately.beside)", "](finding:union-moved-lately.beside)", "a finding without its caveat"),
    prose("04-engagement", "](finding:exports-share-fell)", "](finding:china-imports-rose)", "another finding under a sentence"),
    prose("04-engagement", "](finding:dutch-address)", "](finding:dutch-adress)", "a finding that is not there"),
    prose("12-conclusion", "Europe's weight is real:", "**Europe's weight is real and it decides.** For", "a headline that is no finding"),
    page("chapters/index.md", "between 2015 and 2017", "between 2015 and 2071", "digits exchanged in a finding"),
    # Claims.
    prose("04-engagement", "(claim:a-155)", "(claim:a-1550)", "a claim that is not there"),
    prose("04-engagement", "[39%](claim:a-155)", "[93%](claim:a-155)", "the digits of a claim's value exchanged"),
    prose("04-engagement", "[39%](claim:a-155)", "[39%](claim:a-157)", "a claim with another value"),
    prose("04-engagement", "[1 July 1999](claim:a-126)", "[1 July 1999](claim:a-132)", "the date of another treaty"),
    prose("12-conclusion", "[few](claim:b-232)", "[few](claim:a-232)", "a claim of the other article"),
    prose("12-conclusion", "[recent](claim:b-233)", "[recent](claim:b-234)", "the neighbouring claim"),
    prose("12-conclusion", "[sought closeness](claim:a-022)", "[sought closeness](claim:a-023)", "the next claim of the same argument"),
    # Exhibits, works, terms, files.
    prose("12-conclusion", "[Fig. 12.1](#fig-scorecard)", "[Fig. 12.2](#fig-scorecard)", "the number of another figure"),
    prose("12-conclusion", "(#fig-scorecard)", "(#fig-scorecards)", "a figure that is not there"),
    prose("12-conclusion", "[Fig. 12.1](#fig-scorecard)", "[Fig. 12.1](#tbl-scorecard)", "another figure"),
    prose("02-theory", "[Nye (2011)](cite:nye2011)", "[Nye (1990)](cite:nye2011)", "another year of a work"),
    prose("02-theory", "[Nye (2011)](cite:nye2011)", "[Nye (2011)](cite:nye1990)", "another work"),
    prose("02-theory", "(term:normative-power)", "(term:normativ-power)", "a term that is not there"),
    page("chapters/index.md", "(download:data-package.zip)", "(download:data-packages.zip)", "a file that is not made"),
)  # fmt: skip
