"""The passport under an exhibit, as HTML that works without JavaScript and by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers import exhibits, tables
from helpers.escaping import html
from helpers.exhibits import Card

if TYPE_CHECKING:
    from sphinx.builders import Builder


def sources_of(card: Card) -> list[dict[str, str]]:
    """Publisher, title, version, licence and address of every source of an exhibit."""
    known = tables.load("sources").set_index("source", drop=False)
    return [known.loc[name].to_dict() for name in card["sources"]]


def maker_of(identifier: str) -> str:
    """The drawing function, as file and name."""
    maker = exhibits.registry()[identifier].maker
    return f"{maker.__module__.replace('.', '/')}.py, function {maker.__name__}"


def html_of(card: Card, builder: Builder) -> str:
    """The fold-out: downloads, sources with their licences, tables and fingerprint."""
    identifier = card["id"]
    up = "../" * builder.get_target_uri(builder.current_docname).count("/")  # type: ignore[attr-defined]
    files = [("CSV", "csv")] if card["kind"] == "table" else [("SVG", "svg"), ("CSV", "csv")]
    downloads = " · ".join(f'<a href="{up}exhibits/{identifier}.{end}" download>{name}</a>' for name, end in files)
    lines = [
        f'<details class="passport" id="passport-{identifier}">',
        f"<summary>Sources and downloads<span class='visually-hidden'> of {html(card['title'])}</span></summary>",
        "<dl>",
        f'<dt>Permalink</dt><dd><a href="#{identifier}">#{identifier}</a></dd>',
        f"<dt>Download</dt><dd>{downloads}</dd>",
        "<dt>Sources</dt>",
        *(f"<dd>{_source(source)}</dd>" for source in sources_of(card)),
        f"<dt>Computed by</dt><dd><code>{html(maker_of(identifier))}</code> from {html(', '.join(card['tables']))}</dd>",
        f"<dt>Fingerprint</dt><dd><code>{html(' '.join(f'{k}:{v}' for k, v in card['fingerprint'].items()))}</code></dd>",
        "</dl></details>",
    ]
    return "\n".join(lines)


def _source(source: dict[str, str]) -> str:
    title = html(source["title"])
    named = f'<a href="{html(source["address"])}">{title}</a>' if source["address"].startswith("http") else title
    version = f", {html(source['version'])}" if source["version"] else ""
    status = "" if source["licence_status"] == "read" else f" (licence {html(source['licence_status'])})"
    return f"{html(source['publisher'])}: {named}{version}. Licence: {html(source['licence'])}{status}."
