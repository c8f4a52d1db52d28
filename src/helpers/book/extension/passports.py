"""The passport under an exhibit, as HTML that works without JavaScript and by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.exhibits import Card
from helpers.publishing import citing, downloads, provenance
from helpers.publishing.escaping import html

if TYPE_CHECKING:
    from sphinx.builders import Builder

FORMATS = {"figure": ("svg", "pdf", "png", "csv", "zip"), "table": ("csv", "zip")}
NAMES = {"svg": "SVG", "pdf": "PDF", "png": "PNG, 300 dpi", "csv": "rows as CSV", "zip": "all as ZIP"}


def html_of(card: Card, builder: Builder) -> str:
    """The fold-out: how to cite, what to download, where it comes from."""
    identifier = card["id"]
    page = builder.get_target_uri(builder.current_docname)  # type: ignore[attr-defined]
    up = "../" * page.count("/") + "exhibits/"
    item = citing.exhibit(identifier, card["title"], page, builder.config.html_baseurl or "")
    files = " · ".join(
        f'<a href="{up}{identifier}.{end}" download>{NAMES[end]}</a>' for end in FORMATS[card["kind"]]
    )
    references = " · ".join(
        f'<a href="{up}{identifier}.{end}" download>{name}</a>' for end, name in downloads.REFERENCES.items()
    )
    file, function, line = provenance.maker(identifier)
    lines = [
        f'<details class="passport" id="passport-{identifier}">',
        f"<summary>Cite, download, provenance<span class='visually-hidden'> of {html(card['title'])}</span></summary><dl>",
        *(f"<dt>Cite ({style})</dt><dd>{_copied(citing.text(item, style))}</dd>" for style in citing.STYLES),
        f"<dt>Reference as</dt><dd>{references}</dd>",
        f"<dt>Permalink</dt><dd><a href='#{identifier}'>{html(item.get('URL', '#' + identifier))}</a></dd>",
        f"<dt>Download</dt><dd>{files}</dd>",
        *(f"<dt>Source</dt><dd>{source(row)}</dd>" for row in provenance.sources(card)),
        *(f"<dt>Variants</dt><dd>{html(said)}</dd>" for said in provenance.robustness(card)),
        f"<dt>Computed by</dt><dd><code>{html(function)}</code>, {html(file)}, line {line}</dd>",
        "<dt>From tables</dt><dd>"
        + "<br>".join(
            f"{name} <code class='sum'>{value}</code>" for name, value in provenance.sums(card).items()
        )
        + "</dd>",
        "<dt>Made with</dt><dd>"
        + html(", ".join(f"{name} {value}" for name, value in provenance.versions().items()))
        + "</dd>",
        f"<dt>Fingerprint</dt><dd><code>{html(' '.join(f'{k}:{v}' for k, v in card['fingerprint'].items()))}</code></dd>",
        "</dl></details>",
    ]
    return "\n".join(lines)


def _copied(text: str) -> str:
    """Text with a button that copies it; the button shows itself only where JavaScript runs."""
    return f'<span class="cite-text">{html(text)}</span> <button type="button" class="copy-text" hidden>Copy</button>'


def source(row: dict[str, Any]) -> str:
    """One source with its version, licence, and what was verified."""
    if not row["address"]:
        # Only the two articles have none; they are cited in full.
        return f"{html(row['citation'])} Licence: {html(row['licence'])}. Read in {html(row['read_in'])}."
    title = html(row["title"])
    named = f'<a href="{html(row["address"])}">{title}</a>'
    version = f", {html(row['version'])}" if row["version"] else ""
    status = "" if row["licence_status"] == "read" else f" ({html(row['licence_status'])})"
    verified = (
        "compared with the publisher's own file"
        if row["verified_at_publisher"]
        else f"read in: {html(row['read_in'])}; not yet compared with the publisher's own file"
    )
    caveat = f" {html(row['caveat'][0].upper() + row['caveat'][1:].rstrip('.'))}." if row["caveat"] else ""
    return f"{html(row['publisher'])}: {named}{version}. Licence: {html(row['licence'])}{status}; {verified}.{caveat}"
