"""What a person could get wrong in the narrow form of a figure alone, which telephones show and few authors look at."""

from __future__ import annotations

from faults.edits import grouped, picture

F = "figures/"

NARROW = grouped(
    "narrow",
    # A label lost or another.
    picture(F + "foreign_policy/overall", "for name, (label, colour) in PARTNERS.items()}", "for name, (label, colour) in list(PARTNERS.items())[: layout.pick(4, 3)]}", "the name of a line lost"),
    picture(F + "culture/visas", "layout.wrap(name, 20, 12)", 'layout.pick(layout.wrap(name, 20, 12), "")', "names of shares lost"),
    picture(F + "actors/liking", 'layout.pick(POWERS[answer["about"]], answer["about"])', 'layout.pick(POWERS[answer["about"]], "US")', "one name for all powers"),
    picture(F + "culture/shares", "layout.wrap(label, 16, 12)", 'layout.wrap(layout.pick(label, "EU"), 16, 12)', "one name for all lines"),
    picture(F + "foreign_policy/ukraine", "dates.readable(layout.pick(row.date, row.date[:7]))", "layout.pick(dates.readable(row.date), row.date[5:7])", "a label without its year"),
    picture(F + "introduction/works", '(-1, "against", "right"), (1, "for", "left")', '(-1, "for", "right"), (1, "against", "left")', "two words of a heading exchanged"),
    picture(F + "political_values/death_penalty", "tint, *kinds], layout", "tint, *kinds][: layout.pick(9, 4)], layout", "half of a legend lost"),
    picture(F + "political_values/norms", "in NAMED.items()", "in list(NAMED.items())[: layout.pick(4, 3)]", "a state without its place in the legend"),
    picture(F + "conclusion/scorecard", "{DONE: 16.0, CONDUCT: 48.0,", "{DONE: 48.0, CONDUCT: 16.0,", "two columns of marks exchanged"),
    # An interval not drawn, or another.
    picture(F + "political_values/democracy", "if width > 1 and", "if width > 1 and not current().narrow and", "bands of an index not drawn"),
    picture(F + "foreign_policy/agreement", "if code == AS_IT_WAS:\n                axes.vlines", 'if code == layout.pick(AS_IT_WAS, ""):\n                axes.vlines', "intervals of an issue not drawn"),
    picture(F + "foreign_policy/overall", "for name in BANDS:", "for name in layout.pick(BANDS, BANDS[:1]):", "the band of one line not drawn"),
    picture(F + "foreign_policy/votes", "if len(band):", "if len(band) and not layout.narrow:", "bands of ideal points not drawn"),
    picture(F + "actors/liking", 'axes.plot([answer["low"], answer["high"]]', 'layout.narrow or axes.plot([answer["low"], answer["high"]]', "intervals of liking not drawn"),
    picture(F + "actors/liking", 'lines: 90% interval"', 'lines: 95% interval"', "another coverage in a label"),
    # A colour with another meaning.
    picture(F + "foreign_policy/overall", "color=style.GREY, lw=1.3", 'color=layout.pick(style.GREY, style.ACTOR["China"]), lw=1.3', "neighbours in the colour of China"),
    picture(F + "political_values/norms", "marker, color=colour, markersize=size", 'marker, color=layout.pick(colour, style.ACTOR["Russia"]), markersize=size', "every state in the colour of Russia"),
    picture(F + "culture/shares", "colour = style.ACTOR[actor]", 'colour = style.ACTOR[layout.pick(actor, "EU")]', "Russia's share in the colour of the EU"),
    picture(F + "actors/liking", 'y + (place - 1) * ASIDE, style.ACTOR[answer["about"]]', 'y + (place - 1) * ASIDE, layout.pick(style.ACTOR[answer["about"]], style.GREY)', "powers without their colours"),
    # An axis cut.
    picture(F + "foreign_policy/overall", "ylim=(0, 1.02)", "ylim=(layout.pick(0, 0.4), 1.02)", "an axis that does not begin at nought"),
    picture(F + "culture/shares", "layout.pick(2.4, 3.6)", "layout.pick(2.4, -3.6)", "the last years cut off"),
    picture(F + "culture/visas", "layout.pick(4.6, 9.5)", "layout.pick(4.6, -3.5)", "the last years cut off"),
    picture(F + "audit/verdicts", "ax.set_xlim(0, longest * 1.2)", "ax.set_xlim(0, longest * layout.pick(1.2, 0.5))", "the longest bars cut off"),
    picture(F + "foreign_policy/votes", "ylim=(-2.3, ", "ylim=(layout.pick(-2.3, -1.0), ", "years cut off below"),
    # A series or a panel missing.
    picture(F + "foreign_policy/overall", "for name in OTHER_UNIONS:", "for name in layout.pick(OTHER_UNIONS, ()):", "two lines missing"),
    picture(F + "culture/shares", "for name, (label, actor) in LINES.items():", "for name, (label, actor) in list(LINES.items())[: layout.pick(3, 2)]:", "a share missing"),
    picture(F + "political_values/death_penalty", "    _steps(below,", "    layout.narrow or _steps(below,", "an empty panel"),
    picture(F + "foreign_policy/votes", "for code, colour in COLOURS.items():\n        band", "for code, colour in list(COLOURS.items())[: layout.pick(5, 4)]:\n        band", "a power missing"),
    picture(F + "political_values/norms", "for state in OTHERS:\n        marker", "for state in OTHERS[: layout.pick(99, 3)]:\n        marker", "states missing"),
    # The forms themselves.
    picture("exhibits/layout", "width=3.6, text=9.0", "width=3.6, text=7.0", "letters too small for a telephone"),
    picture("exhibits/layout", '"narrow", width=3.6', '"narrow", width=6.3', "a narrow form that is not narrow"),
    picture("exhibits/card", "narrow = self.svg(NARROW) if self.narrow is not None else None", "narrow = None", "no narrow form on the page"),
    picture("exhibits/card", "return self.form(NARROW)", "return self.form(WIDE)", "the wide form for the narrow one"),
    picture("exhibits/fingerprint", 'f"{NARROW}{part}": value', 'f"{NARROW}{part}": "" ', "a fingerprint that does not see the narrow form"),
)  # fmt: skip
