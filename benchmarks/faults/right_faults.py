"""What a person could get wrong in rights and references: licences, addresses, who published what, how it is cited."""

from __future__ import annotations

from faults.edits import change, drop, grouped, picture, reworded, schema, written

S = "sources"
VDEM, COMTRADE, UN = "source=vdem-v15", "source=penppml-trade", "source=voeten-roll-calls-2024"
P = "publishing/"

RIGHTS = grouped(
    "rights",
    # What may be done with a series.
    change(S, VDEM, "licence_status", "read", "unknown", "a licence that was read called unknown"),
    change(S, COMTRADE, "series_allowed", "false", "true", "a series that may not be passed on"),
    change(S, "source=wdi-kaz-2026", "series_allowed", "true", "false", "a series withdrawn from those that may be passed on"),
    change(S, "source=hdi-2023-24", "licence", "CC BY 3.0 IGO", "CC BY-NC 3.0 IGO", "a licence for other uses"),
    change(S, "source=gcb-owid", "licence", "CC BY 4.0", "", "a source without a licence"),
    reworded(S, "source=oecd-jords", "licence", "excerpts may be used with credit", "no use", "terms turned round"),
    change(S, "source=wiiw-fdi-2021", "licence_status", "unknown", "read", "terms called read that were not"),
    change(S, "source=ec-schengen-visas", "series_allowed", "true", "false", "a whole table without a licence"),
    schema("series", "  licence: CC0-1.0", "  licence: CC-BY-4.0", "another licence of a table"),
    schema("series", "  description: Public series and single values that the articles did not use.\n  licence: various-see-sources\n",
           "  description: Public series and single values that the articles did not use.\n", "other publishers' values under our licence"),
    schema("package", "licence: CC-BY-4.0  #", "licence: CC0-1.0  #", "another licence of the package"),
    schema("package", "https://creativecommons.org/licenses/by/4.0/", "https://creativecommons.org/licenses/by-nc/4.0/", "the address of another licence"),
    picture("tables/edition", '"https://creativecommons.org/licenses/by/4.0/"', '"https://creativecommons.org/licenses/by/3.0/"', "the address of an older licence"),
    picture(P + "rights", 'if not row["series_allowed"]})', "if True})", "every value called a single fact"),
    picture(P + "rights", 'if len(single) <= NAMED', "if len(single) > NAMED", "publishers named where they are many alone"),
    # Addresses.
    change(S, VDEM, "address", "https://doi.org/10.23696/vdemds25", "https://doi.org/vdemds25", "a DOI without its prefix"),
    change(S, VDEM, "address", "https://doi.org/10.23696/vdemds25", "https://doi.org/10.23696/vdemds52", "digits of a DOI exchanged"),
    change(S, "source=nye-palgrave-2017", "address", "https://doi.org/10.1057/palcomms.2017.8", "doi.org/10.1057/palcomms.2017.8", "an address without its scheme"),
    change(S, "source=hdi-2023-24", "address", "https://hdr.undp.org/", "", "a source without an address"),
    change(S, "source=hdi-2023-24", "address", "https://hdr.undp.org/", "https://data.worldbank.org/country/KZ", "the address of another source"),
    # Who published what, and when it was read.
    change(S, VDEM, "publisher", "V-Dem Institute, University of Gothenburg", "", "a source without a publisher"),
    change(S, "source=hdi-2023-24", "publisher", "UNDP", "World Bank", "another publisher"),
    change(S, "source=hdi-2023-24", "published", "2024-03-14", "2042-03-14", "published in the future"),
    change(S, "source=hdi-2023-24", "published", "2024-03-14", "2023-03-14", "published a year early"),
    change(S, VDEM, "grade", "data", "press", "data called press"),
    change(S, "source=24kg-leaders-2023", "grade", "press", "official record", "press called an official record"),
    change(S, "source=wits-kaz-2015", "origin", "un-comtrade", "world-bank", "whom a source relays"),
    change(S, VDEM, "verified_at_publisher", "false", "true", "called compared with the publisher's file"),
    change(S, VDEM, "short", "V-Dem v15", "V-Dem v14", "another release in the credit"),
    drop(S, VDEM, "a source lost on which series rest"),
    drop(S, "source=24kg-japarov-cop26", "a source lost on which one row rests"),
    # How works and the book are cited.
    written("references.bib", "title = {{Bound to Lead: The Changing Nature of American Power}},\n  publisher = {Basic Books},\n  address = {New York},\n  year = {1990}",
            "title = {{Bound to Lead: The Changing Nature of American Power}},\n  publisher = {Basic Books},\n  address = {New York},\n  year = {1909}", "digits of a year exchanged in the bibliography"),
    written("references.bib", "@book{nye2011,", "@book{nye2012,", "a work under another key"),
    written("references.bib", "  publisher = {Basic Books},\n", "", "a book without a publisher"),
    written("references.bib", "  author = {Jones, P.},", "  author = {Jones, Q.},", "another initial of an author"),
    written("CITATION.cff", "license: CC-BY-4.0", "license: CC-BY-NC-4.0", "another licence of the book"),
    written("CITATION.cff", "license: CC-BY-4.0", "license: [CC-BY-4.0, MIT]", "a choice of licences"),
    written("CITATION.cff", 'version: "0.2.0"\ndate-released', 'version: "0.2"\ndate-released', "half a version"),
    written("CITATION.cff", 'version: "0.2.0"\ndate-released', 'version: "0.1.9"\ndate-released', "another version than that which is cited"),
    written("CITATION.cff", 'date-released: "20', 'date-released: "21', "released in the future"),
    written("CITATION.cff", "  year: 2026", "  year: 2025", "another year than that of the release"),
    written("CITATION.cff", "    name: \"European Soft Power in Kazakhstan project\"\n", "    name: \"\"\n", "a book without a publisher's name"),
    change("references", "reference=a-n08", "year", "1990", "1991", "a year of a reference of the article"),
)  # fmt: skip
