"""The bibliography names a work as the prose does: author and year first."""

from __future__ import annotations

import pytest
from pybtex.database import parse_string

from helpers.book.extension.references import AuthorFirst

WORKS = """
@article{z, author = {{De Long}, A. and Ost, C.}, title = {{The EU and Us}}, journal = {J}, number = {3(7)},
 pages = {1--9}, year = {2020}}
@article{b, author = {Ahn, B.}, title = {{Later}}, journal = {K}, volume = {5}, year = {2013}, doi = {10.1/x}}
@article{c, author = {Ahn, B.}, title = {{Paper}}, journal = {K}, volume = {5}, number = {8}, pages = {180}, year = {2011}}
@book{d, author = {Dee, E.}, title = {{B}}, publisher = {P}, address = {Rome}, year = {1990}}
@incollection{e, author = {Eck, F.}, title = {{Part}}, booktitle = {Whole}, editor = {Gow, H.}, publisher = {P},
 pages = {2--4}, year = {2005}}
@mastersthesis{f, author = {Fee, G.}, title = {{T}}, school = {S}, year = {2018}, url = {https://x.org}}
@phdthesis{g, author = {Gee, H.}, title = {{T}}, school = {S}, year = {2019}}
@techreport{h, author = {Hee, I. and others}, title = {{R}}, institution = {I}, year = {2014}}
@misc{i, author = {Iju, J.}, title = {{A text}}, note = {Title not shown}, year = {2023 or later}}
"""
PRINTED = [
    "Ahn, B. (2011). Paper. K, 5(8), 180.",
    "Ahn, B. (2013). Later. K, 5. doi:10.1/x.",
    "De Long, A. and Ost, C. (2020). The EU and Us. J, 3(7), pp. 1\N{EN DASH}9.",
    "Dee, E. (1990). B. P, Rome.",
    "Eck, F. (2005). Part. In Whole, edited by Gow, H., P, pp. 2\N{EN DASH}4.",
    "Fee, G. (2018). T. Master's thesis, S. URL: https://x.org.",
    "Gee, H. (2019). T. PhD thesis, S.",
    "Hee, I. and others (2014). R. I.",
    "Iju, J. (2023 or later). A text. Title not shown.",
]


@pytest.mark.parametrize(("place", "printed"), list(enumerate(PRINTED)))
def test_a_work_begins_with_author_and_year_and_stands_by_name(place: int, printed: str) -> None:
    entries = list(AuthorFirst().format_bibliography(parse_string(WORKS, "bibtex")))
    assert len(entries) == len(PRINTED)
    assert entries[place].text.render_as("text") == printed
