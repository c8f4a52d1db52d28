"""What a person could get wrong in YAML: texts of exhibits, and the schema of the tables."""

from __future__ import annotations

from faults.edits import grouped, schema, text

EVERYTHING = "{kaz_first:.2f} in {first} and at {kaz_last:.2f} in {last}"

TEXTS = grouped(
    "texts",
    # A caption, a reading or an alternative text with a wrong number.
    text("foreign_policy", EVERYTHING, EVERYTHING.replace("{kaz_first", "{kaz_last"), "the last value told for the first"),
    text("foreign_policy", "5th to 95th percentile", "25th to 75th percentile", "what a band covers"),
    text("foreign_policy", "0.5 where one abstains, 0 where", "0 where one abstains, 0.5 where", "two weights exchanged in a reading"),
    text("foreign_policy", "Russia stands at {rus_after:.2f}, EU members at {eu_after:.2f}", "Russia stands at {eu_after:.2f}, EU members at {rus_after:.2f}", "two facts exchanged in an alternative text"),
    text("foreign_policy", "Russia at {rus_last:.1f} and China at {chn_last:.1f}", "Russia at {chn_last:.1f} and China at {rus_last:.1f}", "one power's place for the other's"),
    text("foreign_policy", "Higher means closer to the US", "Lower means closer to the US", "a reading turned round"),
    text("political_values", "cover 68% and are brought to 90%", "cover 86% and are brought to 90%", "digits exchanged in a reading"),
    text("political_values", "{kaz_to:.3f} in {kaz_to_year}", "{kaz_to:.0f} in {kaz_to_year}", "a value without its decimals"),
    text("political_values", "which have {late_words} of the {words}", "which have {words} of the {words}", "all words for the late ones"),
    text("culture", "{multiple_last:.0f}% in {last}", "{multiple_last:.0f}% in {peak}", "another year in an alternative text"),
    text("measuring", "Of {n} conclusions", "Of 14 conclusions", "a number typed for a fact"),
    text("measuring", "the 90% interval", "the 95% interval", "another coverage in a reading"),
    # Words that compare, facts that are not there, units.
    text("foreign_policy", "Kazakhstan {kaz_way} from", "Kazakhstan falls from", "a comparing word typed"),
    text("foreign_policy", "{kaz_way} from", "{kaz_ways} from", "a fact that is not computed"),
    text("foreign_policy", "    value: points of agreement, or of the model's scale\n", "    value: percent\n", "another unit"),
    text("foreign_policy", "    titles: resolutions compared\n    value: points of agreement, or", "    value: points of agreement, or", "a column without its unit"),
    text("foreign_policy", "prose: [again_lead, both_far, crossed, lead,", "prose: [again_lead, both_far, crossed,", "a fact that the prose states dropped from the card"),
    text("foreign_policy", "prose: [again_lead, both_far, crossed, lead,", "prose: [again_lead, both_far, crossed, lead, titles,", "a fact on the card that nobody states"),
    text("foreign_policy", "  own: calculation\n  title: >-\n    By issue", "  title: >-\n    By issue", "own work no longer said"),
    text("foreign_policy", "  own: calculation\n  title: >-\n    By issue", "  owner: calculation\n  title: >-\n    By issue", "an unknown key"),
    text("conclusion", "None of them is a doubt.", "None of them is a doubt, " + "and that is said here once more " * 6 + "again.", "a reading that is too long"),
    # Schema: a list, a constraint, a key.
    schema("theses", "enum: [for, against, open]", "enum: [for, against, open, maybe]", "a word more in a list"),
    schema("theses", "enum: [aim, record, decision, outcome, opinion], description: 'Kind of evidence that decides it", "enum: [aim, record, decision, outcome], description: 'Kind of evidence that decides it", "a word fewer in a list"),
    schema("enums", "relation: [supports, supports in part, differs, context]", "relation: [supports, supports in part, differs, context, refutes]", "an old word back in a shared list"),
    schema("enums", "grade: [official record, scholarly,", "grade: [scholarly, official record,", "the order of a shared list"),
    schema("series", "enum: [published, derived, approximate, incomplete, partial]", "enum: [published, derived, approximate, partial]", "a status gone from a list"),
    schema("theses", "delta: {type: number, minimum: 0,", "delta: {type: number,", "a bound dropped"),
    schema("series", "share: {type: number, minimum: 0, maximum: 100, unit: percent,", "share: {type: number, minimum: 0, unit: percent,", "an upper bound dropped"),
    schema("series", "member: {refers: un_members.member, pattern", "member: {pattern", "a key dropped"),
    schema("series", "label: {unique: true, description: Name for readers.}", "label: {description: Name for readers.}", "a name that need not be the only one"),
    schema("theses", "caveat: {description: 'The strongest", "caveat: {optional: true, description: 'The strongest", "a caveat that may be missing"),
    schema("series", "pattern: 'dp-[a-z0-9-]+', ", "", "a pattern dropped"),
    schema("series", "since: {edtf: date, description: Day of entry.}", "since: {edtf: any, description: Day of entry.}", "any date for a day"),
    schema("series", "  key: [norm, entity, step]", "  key: [norm, entity]", "a shorter key"),
    schema("series", "value: {type: number, description: Value in the indicator's unit.}", "value: {type: string, description: Value in the indicator's unit.}", "a number read as text"),
    schema("series", "unit: states, description: How many of all members of the United Nations voted yes.", "unit: percent, description: How many of all members of the United Nations voted yes.", "another unit in a schema"),
)  # fmt: skip
