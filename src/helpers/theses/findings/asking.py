"""What the test of each kind of finding asks, in words for readers; the test itself is in `predicates`.

*It* is the change or the difference of which the sentence speaks, *what matters* the smallest difference that
does.
"""

from __future__ import annotations

from collections.abc import Mapping

#: How a size is uncertain: by the interval that is printed, or by that of another way of counting.
SMALL = "a part of it, or of another way of counting, less than what matters"
ASKS: Mapping[str, str] = {
    "fell": "the whole interval shows a fall of more than what matters",
    "rose": "the whole interval shows a rise of more than what matters",
    "fell, size open": f"the whole interval shows a fall, and {SMALL}",
    "rose, size open": f"the whole interval shows a rise, and {SMALL}",
    "as good as unchanged": "the whole interval lies within what matters, either way",
    "open": "in one way of counting or another the interval holds zero and reaches beyond what matters",
    "above": "the whole interval shows a difference of more than what matters",
    "above, size open": f"the whole interval shows a difference, and {SMALL}",
    "all fell": "each of them fell by more than what matters",
    "only the other side moved, size open": "the own part is as good as zero, and the whole interval of the "
    f"other's is a fall, and {SMALL}",
    "own side moved, size open": "the other side's part shows no move, and the whole interval of the own is "
    f"a fall, and {SMALL}",
    "mainly not its own": "the whole fell by more than what matters, and the own part made at most a third "
    "of it, which is less than what matters",
    "larger part, size open": f"the whole interval shows one part larger, and {SMALL}",
    "fell for others too": "the interval of the others shows a fall, and that of the difference a larger "
    "one, in a part of it by less than what matters",
    "neither side's": "the interval of the difference of the two parts holds zero",
    "mostly": "the whole interval of the part lies beyond half of the whole",
    "fell, counted": "the count fell by more than what matters, by each definition",
    "rose, counted": "the count rose by more than what matters, by each definition",
    "down and up again": "the share fell by more than what matters from the highest value read, had risen by "
    "more in an earlier source, and is higher by more again in a later one",
    "rose, as the neighbours": "it rose by more than what matters, and the neighbours' rise differs by less",
    "level, counted": "the count moved by less than what matters, by each definition",
    "fell beyond the asking": "the count fell from its peak by more than what matters, and the applications "
    "by less, which is under half of that",
    "hangs on the whole": "as a share of one whole it moved by less than what matters; as a share of the "
    "other it may have risen, by less than what matters or not at all, if Russia's count is wrong by a "
    "tenth and the United Kingdom counted in",
    "one member's": "the whole rose by more than what matters; without the one member it fell, and as a part "
    "of what is not registered there it rose, each by less",
    "rarely": "its share and that of each of the others are at most what matters",
    "hangs on the source": "according to one source the whole interval is a rise of more than what "
    "matters, and according to the other the values lie closer than what matters",
    "means, not minds": "a record bears on most of the one kind, and on less than a third of the other, "
    "theses and values counted or not",
    "each": "it is so in all of them",
    "none": "it is so in not one of them",
    "most": "it is so in more than half of them",
    "by an independent source": "sources of whatever origin support more than half of them, and independent "
    "ones more than the article's own",
    "open, ways disagree": "it was late (last or last but one) more often than chance gives, which draws one "
    "of the five to stand in its place, by an exact test of both sides in less than a tenth of draws; and "
    "the average of its places does not lie so far from that of chance",
    "first, where others were shut out": "it was alone or first with more than half of them, with some of "
    "which others could not be; and with no more than Kyrgyzstan of those that all could join",
    "over a third": "it is so for more than a third of them",
    "stands in": "the text or record holds it",
    "none found": "nothing was found, and somebody looked",
    "one found": "one was found, and somebody looked for more",
}
