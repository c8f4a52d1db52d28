"""What a person could get wrong in roll calls of the United Nations, and in what counts them."""

from __future__ import annotations

from faults.edits import (
    change,
    double,
    drop,
    drop_all,
    exchange,
    exchange_states,
    grouped,
    picture,
    recast,
    rewritten,
)

CALLS, SINGLE, FOLLOWED = "roll_calls", "single_votes", "followed_texts"
LISTS = "yes abstain no"
V = "measures/votes/"
#: The moratorium of 2007, Crimea in 2016, a yearly text on Palestine in 2021, and one on nuclear weapons in 2022.
MORATORIUM, CRIMEA, PALESTINE, NUCLEAR = (f"roll_call={number}" for number in (4801, 5489, 9292, 9355))

VOTES = grouped(
    "votes",
    # A vote flipped.
    recast(CALLS, MORATORIUM, "KAZ", "yes", "no", "Kazakhstan's yes to a moratorium a no"),
    recast(CALLS, CRIMEA, "KAZ", "no", "abstain", "Kazakhstan's no on Crimea an abstention"),
    recast(CALLS, PALESTINE, "KAZ", "yes", "abstain", "Kazakhstan's yes on Palestine an abstention"),
    recast(CALLS, NUCLEAR, "KAZ", "yes", "no", "Kazakhstan's yes on nuclear weapons a no"),
    recast(CALLS, NUCLEAR, "DEU", "no", "yes", "a no of a member of the Union a yes"),
    recast(CALLS, PALESTINE, "TJK", "yes", "no", "a yes of a neighbour a no"),
    recast(CALLS, PALESTINE, "BLR", "yes", "no", "a yes of a state that no line shows a no"),
    recast(SINGLE, "single_vote=es-11-1", "KAZ", "abstain", "no", "an abstention on the war a no"),
    recast(SINGLE, "single_vote=res-79-179", "KAZ", "yes", "abstain", "a later yes an abstention"),
    # Absence read as an answer, an answer lost.
    recast(CALLS, NUCLEAR, "KAZ", "yes", "", "an answer of Kazakhstan lost"),
    recast(CALLS, PALESTINE, "UZB", "yes", "", "an answer of a neighbour lost"),
    recast(SINGLE, "single_vote=es-11-1", "UZB", "absent", "no", "absence read as a no"),
    recast(SINGLE, "single_vote=es-11-2", "TKM", "absent", "abstain", "absence read as an abstention"),
    recast(SINGLE, "single_vote=es-11-1", "UZB", "absent", "", "an absence lost"),
    picture(V + "ballots", "(len(roll_calls), len(states)), np.nan)", "(len(roll_calls), len(states)), 0.0)", "every absence read as no"),
    picture(V + "ballots", '"abstain": 0.5', '"abstain": 0.0', "an abstention counted as a no"),
    picture(V + "followed", "return UNREAD if row[\"single_vote\"] else ABSENT", "return ABSENT", "what was not read called absent"),
    # A state's column exchanged.
    exchange(CALLS, "", "yes", "no", "the columns of yes and no exchanged"),
    exchange(CALLS, NUCLEAR, "yes", "no", "yes and no of one vote exchanged"),
    exchange(CALLS, NUCLEAR, "yes_all", "no_all", "the totals of one vote exchanged"),
    exchange_states(CALLS, LISTS, "KAZ", "KGZ", "Kazakhstan's answers and Kyrgyzstan's exchanged"),
    exchange_states(CALLS, LISTS, "DEU", "FRA", "two members of the Union exchanged"),
    exchange_states(CALLS, LISTS, "AUT", "BEL", "two members exchanged that no line shows"),
    exchange_states(CALLS, LISTS, "RUS", "CHN", "Russia's answers and China's exchanged"),
    # A session or a vote dropped, or twice.
    drop_all(CALLS, "session=2010", "a session dropped"),
    drop_all(CALLS, "session=2023", "the last session dropped"),
    drop_all(CALLS, "session=1993", "a first session dropped"),
    drop(CALLS, NUCLEAR, "a vote dropped"),
    drop(CALLS, CRIMEA, "a followed vote dropped"),
    double(CALLS, NUCLEAR, "a vote entered twice", roll_call="99999"),
    double(CALLS, NUCLEAR, "a vote entered twice without its symbol", roll_call="99999", symbol=""),
    drop(SINGLE, "single_vote=es-11-3", "a single vote dropped"),
    drop("roll_calls_left_out", "left_out=5100", "a doubled row no longer left out"),
    drop("roll_call_corrections", "roll_call=4206, entity=KAZ", "a correction no longer told"),
    change("roll_call_corrections", "roll_call=4206, entity=KAZ", "corrected", "yes", "no", "a correction with another answer"),
    # An agenda item's identity lost.
    change(CALLS, NUCLEAR, "title", "Nuclear disarmament", "", "a title lost"),
    change(CALLS, NUCLEAR, "title", "Nuclear disarmament", "Nuclear disarmament, a report", "a title that is no other year's"),
    change(CALLS, NUCLEAR, "titled_by", "record", "file", "a title no longer from the record"),
    change(CALLS, NUCLEAR, "symbol", "A/RES/77/65", "A/RES/77/68", "the symbol of another text"),
    change(CALLS, NUCLEAR, "symbol", "A/RES/77/65", "A/RES/76/65", "the symbol of another session"),
    change(CALLS, NUCLEAR, "vote_on", "text", "paragraph", "a text called a paragraph"),
    rewritten(CALLS, "session=2010", "titled_by", "record", "file", "the titles of a session no longer from the record"),
    picture(V + "ballots", 'titles.where(titles != "", rows["symbol"])', 'rows["symbol"]', "each vote an agenda item of its own"),
    picture(V + "ballots", '(rows["vote_on"] == "text") & (rows["titled_by"] == "record")', '(rows["titled_by"] == "record")', "paragraphs among whole texts"),
    picture(V + "ballots", '.removeprefix("the ")', "", "a first article that makes two texts of one"),
    # Sessions, days, members and codes.
    change(CALLS, NUCLEAR, "session", "2022", "2021", "a vote in the session before"),
    change(CALLS, NUCLEAR, "date", "2022-12-07", "2022-07-12", "day and month exchanged"),
    change(CALLS, NUCLEAR, "issues", "nu", "", "an issue's code lost"),
    change(CALLS, NUCLEAR, "issues", "nu", "me", "another issue's code"),
    change("issue_codes", "code=hr", "last_session", "2017", "2023", "codes trusted that are not to be"),
    change("issue_codes", "code=hr", "issue", "human-rights", "humanrights", "an issue under another key"),
    change("un_members", "member=KAZ", "since", "1992-03-02", "1993-03-02", "a state admitted a year late"),
    change("eu_left", "member=GBR", "until", "2020-01-31", "2010-01-31", "a member that left ten years early"),
    change("eu_members", "member=BGR", "since", "2007", "1995", "a member before its entry"),
    picture(V + "ballots", "(begins <= year) & (year <= ends)", "(begins <= year)", "a member that never left"),
    picture(V + "ballots", "(totals > 0).sum(axis=1) > 1", "(totals > 0).sum(axis=1) > 0", "votes without a dispute counted"),
    picture(V + "baseline", "found.totals - np.stack(named_so, axis=1)", "found.totals + 0 * np.stack(named_so, axis=1)", "the Union's members among all others"),
    picture(V + "repeats", "/ np.maximum(there.sum(axis=1), 1)", "/ there.shape[1]", "absent members counted as apart"),
    # Texts followed one by one.
    change(FOLLOWED, "series=death-penalty, roll_call=4801", "series", "death-penalty", "ukraine-single", "a text in another series"),
    drop(FOLLOWED, "series=crimea-human-rights, roll_call=5558", "a year of a yearly text no longer followed"),
    change(FOLLOWED, "single_vote=es-11-3", "label", "Russia out of the Human Rights Council", "reparation", "the label of another text"),
    change(SINGLE, "single_vote=es-11-3", "date", "2022-04-07", "2022-07-04", "day and month of a single vote exchanged"),
    change(SINGLE, "single_vote=es-11-3", "no_all", "24", "42", "digits of a total exchanged"),
    picture(V + "followed", "2 * cast.count(word) > len(cast)", "2 * cast.count(word) >= len(cast)", "half of the members for more than half"),
)  # fmt: skip
