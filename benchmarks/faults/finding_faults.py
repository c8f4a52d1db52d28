"""What a person could get wrong in a headline of the book or in the score card: rows of findings and of evidence on
the theses, and the rules that judge them.
"""

from __future__ import annotations

from faults.edits import change, drop, grouped, picture, reworded

CODED, DELTA, ROWS = "findings_coded", "smallest_differences", "thesis_evidence"
F = "theses/findings/"

FINDINGS = grouped(
    "findings",
    # Parties exchanged.
    reworded(CODED, "finding=nearer-russia", "given", "partner=RUS", "partner=USA", "another power for Russia"),
    reworded(CODED, "finding=fell-for-others-too", "given", "state=KAZ", "state=TJK", "a neighbour's fall told as Kazakhstan's"),
    reworded(CODED, "finding=union-moved-lately", "given", "partner=EU", "partner=RUS", "Russia for the Union"),
    reworded(CODED, "finding=russia-liked-most", "given", "first=Russia; others=China, US", "first=China; others=Russia, US", "China for Russia"),
    reworded(CODED, "finding=china-imports-rose", "given", "partner=CHN", "partner=RUS", "Russia's share told as China's"),
    reworded(CODED, "finding=china-imports-rose", "given", "flow=imports", "flow=exports", "what is sold for what is bought"),
    reworded(CODED, "finding=age-and-the-us", "given", "high=18-29; low=60 and over", "high=60 and over; low=18-29", "two groups exchanged"),
    reworded(CODED, "finding=language-and-china", "subject", "Russian", "Kazakh", "one language for the other in the words"),
    reworded(CODED, "finding=union-moved-lately", "subject", "Kazakhstan's votes", "the Union's votes", "one side's words for the other's"),
    reworded(CODED, "finding=moratorium-all-alike", "given", ", RUS", "", "a state that the sentence names and the count leaves out"),
    change(CODED, "finding=language-and-china", "parties", "Russian; Kazakh", "18-29; 60 and over", "parties that are not in the comparison"),
    # Years reversed or others.
    reworded(CODED, "finding=agreement-fell", "given", "first=2004/2006; last=2021/2023", "first=2021/2023; last=2004/2006", "years reversed in what is computed"),
    reworded(CODED, "finding=visas-fell", "given", "first=2013; last=2024", "first=2024; last=2013", "years of visas reversed"),
    change(CODED, "finding=visas-fell", "start", "2013", "2014", "a first year in the words that is not computed"),
    change(CODED, "finding=agreement-fell", "end", "2021/2023", "2018/2020", "a last window in the words that is not computed"),
    change(CODED, "finding=refusals-rose", "end", "2024", "2023", "a last year in the words that is not computed"),
    change(CODED, "finding=nearer-russia", "end", "2021/2023", "2004/2006", "a window in the words that is not computed"),
    reworded(CODED, "finding=democracy-gap-narrowed", "given", "first=2013", "first=1993", "another first year"),
    reworded(CODED, "finding=aid-fell", "given", "firsts=1993/2017, 2007/2013, 2006/2014; lasts=2018/2023, 2015/2023, 2021/2023",
             "firsts=2018/2023, 2015/2023, 2021/2023; lasts=1993/2017, 2007/2013, 2006/2014", "windows of aid reversed"),
    # A threshold or a measure changed.
    change(DELTA, "measure=un-agreement-same", "delta", "0.04", "0.05", "a threshold that a written rule fixes"),
    change(DELTA, "measure=aid", "delta", "25", "2.5", "a decimal point in a threshold"),
    change(DELTA, "measure=visas-per-head", "delta", "10", "11", "a threshold a little higher"),
    change(DELTA, "measure=export-share", "delta", "5", "4", "a threshold a little lower"),
    change(DELTA, "measure=un-ideal-point", "delta", "0.25", "0.52", "digits of a threshold exchanged"),
    change(DELTA, "measure=opinion-across", "delta", "15", "51", "digits of another threshold exchanged"),
    change(CODED, "finding=union-moved-lately", "measure", "un-agreement-same", "un-agreement-all", "a softer measure for a finding"),
    change(CODED, "finding=china-imports-rose", "measure", "trade-share", "export-share", "the measure of exports for imports"),
    change(CODED, "finding=refusals-rose", "measure", "visa-refusals", "student-share", "the measure of another matter"),
    reworded(CODED, "finding=norm-batches", "subject", "{days:n}", "{count:n}", "norms told for days"),
    # A kind changed.
    change(CODED, "finding=agreement-fell", "kind", "fell", "fell, size open", "a sure fall called open in size"),
    change(CODED, "finding=palestine-agreement-open", "kind", "open", "as good as unchanged", "open called unchanged"),
    change(CODED, "finding=visas-fell", "kind", "fell beyond the asking", "rose, counted", "a fall called a rise"),
    change(CODED, "finding=war-abstained", "kind", "most", "over a third", "most called over a third"),
    change(CODED, "finding=one-level-on-the-eu", "kind", "one found", "none found", "one called none"),
    change(CODED, "finding=war-abstained", "kind", "most", "each", "most called each"),
    change(CODED, "finding=gallup-fall", "type", "documentary", "measured", "a relayed word called measured"),
    reworded(CODED, "finding=gallup-fall", "given", "kind=fell", "kind=rose", "a rise looked for in the statements"),
    # A caveat dropped, or another.
    change(CODED, "finding=old-answers", "caveat", "which resolutions return is not its choice, and a change that lasts counts once", "", "a caveat dropped"),
    reworded(CODED, "finding=exports-share-fell", "caveat", "two years stand for no trend. The EU", "the EU", "half of a caveat dropped"),
    reworded(CODED, "finding=gallup-fall", "caveat", "no value was read, and ", "", "what was not read no longer said"),
    reworded(CODED, "finding=china-imports-rose", "caveat", "may be", "are not", "a caveat turned round"),
    change(CODED, "finding=one-level-on-the-eu", "source", "eucam-comm28", "", "an absence without a source"),
    reworded(CODED, "finding=law-by-source", "rival", "Perhaps each source measures another thing: investors came to praise the business climate, and experts did not come to praise the courts.", "", "what else could explain it dropped"),
    # A fact named wrongly.
    reworded(CODED, "finding=agreement-fell", "caveat", "{russia_size}", "{rusia_size}", "a fact that is not computed"),
    picture(F + "counted", "such cases, or {share:.1f}%", "such cases, or {median:.1f}%", "the median told for the state"),
    reworded(CODED, "finding=visas-fell", "caveat", "{whole_begun:,.0f}", "{whole_ended:,.0f}", "another fact in a caveat"),
    reworded(CODED, "finding=european-norms-first", "caveat", "{unread:n} further", "five further", "a number typed in words"),
    reworded(CODED, "finding=european-norms-first", "caveat", "{unread:n} further", "28 further", "a number typed for a fact"),
    reworded(CODED, "finding=from-russia-too", "caveat", "{titles:.0f}", "{absent:.0f}", "the titles not shared for those shared"),
    # Where it stands.
    change(CODED, "finding=visas-fell", "exhibit", "fig-schengen-visas", "fig-student-shares", "another exhibit under a finding"),
    change(CODED, "finding=visas-fell", "chapter", "05", "06", "another chapter for a finding"),
    change(CODED, "finding=visas-fell", "exhibit", "fig-schengen-visas", "fig-schengen-visa", "an exhibit that is not there"),
    drop(CODED, "finding=visas-fell", "a finding lost"),
    # What computes and words them.
    picture(F + "measured", "predicates.moved(ENOUGH, -1)", "predicates.moved(ENOUGH, 1)", "fell where it rose"),
    picture(F + "measured", '"{subject} rose from {before} in {start} to {after} in {end}"',
            '"{subject} rose from {after} in {start} to {before} in {end}"', "both ends exchanged in a sentence"),
    picture(F + "predicates", "return one if one in (UNCHANGED, OPEN) or len(signs) == 1 else OPEN", "return one", "lines of two signs taken for agreement"),
    picture(F + "predicates", "return SOME if found == {ENOUGH, SOME}", "return ENOUGH if found == {ENOUGH, SOME}", "the strongest line for the weakest"),
    picture(F + "predicates", "facts.counts[\"without\"] <= 0.1 * facts.estimate", "facts.counts[\"without\"] <= 0.9 * facts.estimate", "one member's where the others grew nearly as much"),
    picture(F + "words", "return f\"90% interval {small:", "return f\"95% interval {small:", "another coverage in the words"),
    picture(F + "words", "abs(number):.{decimals(unit)}f}{after}", "number:.{decimals(unit)}f}{after}", "a size with its sign"),
    picture(F + "votes", "float(others.median())", "float(others.max())", "the highest state for the median"),
    picture(F + "votes", '.all(axis=1)\n    same &=', '.any(axis=1)\n    same &=', "as one of the others for as all of them"),
    picture(F + "computing", "return kind.type != ABSENCE and", "return", "an absence that decides a thesis"),
    picture(F + "turning", "return table(name).iloc[:0] if how == EMPTIED else table(name)", "return table(name)", "a table said to be emptied that is not"),
    picture(F + "checks", "if still:", "if False:", "a finding that cannot be false let through"),
)  # fmt: skip

SCORES = grouped(
    "scores",
    # A witness counted twice.
    picture("theses/rule", "and item.origins - seen[side]:", "and item.origins:", "a witness counted twice"),
    picture("theses/judging", "frozenset(witnesses) - NO_WITNESS,", "frozenset(witnesses),", "an article that bears witness to itself"),
    picture("theses/judging", 'witnesses = set(filter(None, told["series"].split(";")))', 'witnesses = {row["finding"]}', "each finding a witness of its own"),
    picture("theses/judging", 'and one["moment"] == "at publication"', "", "what came later counted for the time of the article"),
    picture("theses/judging", "(precedence.FOR, precedence.BESIDE)", "(precedence.FOR, precedence.BESIDE, precedence.AGAINST)", "a source against a claim that bears witness for it"),
    picture(F + "computing", '    "answer_changes": VOTES,', '    "answer_changes": "answers",', "one set of votes as two witnesses"),
    picture(F + "computing", "    if series.startswith(IDEAL_POINTS):", "    if False:", "ideal points as a witness beside the votes"),
    change("sources", "source=inform-bolashak-2018", "origin", "center-international-programs-kz", "inform", "a relay called an origin"),
    # What depends on the agenda, and what does not decide.
    picture("theses/rule", "    if item.agenda:", "    if False:", "a row that depends on the agenda counted"),
    picture(F + "votes", '@statistic("all-votes-change", "vote_shifts", "vote_baseline", agenda=True)', '@statistic("all-votes-change", "vote_shifts", "vote_baseline")', "all votes said not to depend on the agenda"),
    picture(F + "votes", '@statistic("issue-change", "vote_agreement_issues", agenda=True)', '@statistic("issue-change", "vote_agreement_issues")', "an issue said not to depend on the agenda"),
    change(ROWS, "item=te-013", "bearing", "open", "against", "a row on all votes coded against"),
    change(ROWS, "item=te-062", "bearing", "open", "against", "a row on votes on rights coded against"),
    change(ROWS, "item=te-098", "bearing", "open", "for", "a finding that hangs on the source coded for"),
    picture("theses/rule", "and item.kind in DECIDES[needs]", "", "activity that decides on conduct"),
    picture("theses/rule", '"outcome": frozenset({"outcome"}),', '"outcome": frozenset({"outcome", "activity"}),', "activity among outcomes"),
    picture("theses/rule", '"comparison": frozenset({"comparison"}),', '"comparison": frozenset({"comparison", "outcome"}),', "an outcome that decides a cause"),
    picture("theses/judging", 'needs = "comparison" if test["causal"] or test["ranks"] else str(test["needs"])', 'needs = str(test["needs"])', "a cause judged as what it needs"),
    picture("theses/rule", "if item.finding and not item.decides:", "if False:", "an open finding that counts"),
    picture("theses/rule", 'if item.verdict == "contradicted":', "if False:", "a contradicted claim among the unsettled"),
    picture("theses/rule", "    if item.shared:", "    if False:", "what those compared did as well counted"),
    picture("theses/rule", "len(weighed.origins) < rule.witnesses", "len(weighed.origins) < 1", "one series as a verdict"),
    picture("theses/rule", "if test.label != EXAMINED:", "if False:", "what was not examined judged"),
    picture("theses/rule", "if len(decided) > 1 or MIXED in decided:", "if MIXED in decided:", "two judgements taken for one"),
    # Rows of evidence.
    change(ROWS, "item=te-159", "bearing", "for", "against", "abolition against the norm"),
    change(ROWS, "item=te-159", "kind", "decision", "comparison", "a decision called a comparison"),
    change(ROWS, "item=te-159", "rests_on", "suspended < bound", "bound < suspended", "the comparison under a row turned round"),
    change(ROWS, "item=te-102", "rests_on", "as_eu < abstain", "", "a row that rests on nothing any more"),
    change(ROWS, "item=te-054", "source", "newsgazette-bolashak-2016", "", "a named witness dropped"),
    change(ROWS, "item=te-056", "thesis", "t-09", "t-10", "evidence under another thesis"),
    change(ROWS, "item=te-024", "finding", "aid-fell", "visas-fell", "another finding under a row"),
    change(ROWS, "item=te-054", "claim", "a-286", "a-282", "evidence on the neighbouring claim"),
    change("thesis_tests", "thesis=t-01, part=1", "needs", "aim", "outcome", "a part that needs another kind of evidence"),
    change("thesis_tests", "thesis=t-04, part=3", "causal", "true", "false", "a cause no longer called one"),
    change("thesis_tests", "thesis=t-05, part=2", "label", "not examined", "examined", "a part called examined that was not"),
    # The card itself.
    picture("figures/conclusion/scorecard", 'if part["causal"] or part["ranks"] or part["needs"] == "opinion"', 'if part["causal"] or part["ranks"]', "opinions in the column of the record"),
    picture("figures/conclusion/scorecard", 'if part["causal"] or part["ranks"] or', 'if part["causal"] or', "a first place among what was done"),
    picture("theses/judging", 'bool(row["shared"]) and place in apart', 'bool(row["shared"])', "what others share is context under every part"),
    change(ROWS, "item=te-159", "shared", "true", "false", "what its neighbours did as well no longer said"),
    picture("figures/conclusion/scorecard", 'of_thesis["judgement"].isin(DECIDED), "name"', '~of_thesis["judgement"].isin(DECIDED), "name"', "the undecided parts named as the decided ones"),
    picture("theses/labels", "if stays < STAYS else set()", "if stays < 0 else set()", "readers who make no part unsteady"),
    picture("theses/labels", "found | set(versions)", "found", "other rules that make no part unsteady"),
    picture("theses/labels", "    if not beside:", "    if True:", "an unsteady part called by one judgement"),
    picture("theses/labels", "groupby(parts, words)", "groupby(sorted(parts, key=words), words)", "a label that does not keep the order of the parts"),
    picture("theses/rule", '    "record": _DONE,', '    "record": _DONE | {ANNOUNCED},', "an announcement taken for a deed"),
    picture("figures/methods/repeated", "min(row[\"claims\"] - low, 0)", "min(row[\"claims\"], 0)", "a number below its interval called inside"),
)  # fmt: skip
