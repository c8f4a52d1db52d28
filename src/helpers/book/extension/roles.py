"""Roles for prose: `{number}` for a number that the build checks, `{claim}` for a link to the ledger."""

from __future__ import annotations

import re

from docutils import nodes as n
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxRole

from helpers import paths
from helpers.book.extension import collect, ledger
from helpers.book.extension.collect import Stated
from helpers.book.extension.nodes import badge
from helpers.book.extension.render import reference
from helpers.publishing import downloads

NUMBER = re.compile(r"(?P<text>.+?)\s*<(?P<exhibit>(?:fig|tbl)-[a-z0-9-]+)\.(?P<fact>\w+)>", re.DOTALL)
CLAIM = re.compile(r"(?P<bare>[ab]-\d{3})|(?P<text>.+?)\s*<(?P<claim>[ab]-\d{3})>", re.DOTALL)


class NumberRole(SphinxRole):
    """``{number}`0.52 <fig-un-rights.last>` ``: the text, once it is seen to agree with the fact."""

    def run(self) -> tuple[list[n.Node], list[n.system_message]]:
        found = NUMBER.fullmatch(self.text)
        if not found:
            message = self.inliner.reporter.error(
                f"number: {self.text!r} must look like 0.52 <fig-name.fact>", line=self.lineno
            )
            return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]
        stated = Stated(self.env.docname, self.lineno, found["text"], found["exhibit"], found["fact"])
        collect.add_number(self.env, stated)
        return [n.inline(found["text"], found["text"], classes=["checked-number"])], []


class ClaimRole(SphinxRole):
    """``{claim}`a-048` `` or ``{claim}`the text <a-048>` ``: a link to the claim in the ledger, with its verdict."""

    def run(self) -> tuple[list[n.Node], list[n.system_message]]:
        found = CLAIM.fullmatch(self.text)
        if not found:
            message = self.inliner.reporter.error(
                f"claim: {self.text!r} must look like a-048 or text <a-048>", line=self.lineno
            )
            return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]
        name = found["bare"] or found["claim"]
        link: list[n.Node] = [reference("ref", name, found["text"] or name)]
        entry = ledger.entries().get(name)
        if entry and (verdict := entry.record.verdict).in_prose:
            said = verdict.mark or verdict.name
            link += [n.Text("\N{NO-BREAK SPACE}"), badge(said, "", n.Text(said), verdict=verdict)]
        return link, []


class DownloadRole(SphinxRole):
    """``{download-link}`text <downloads/ledger.csv>` ``: a file that the build writes beside the pages."""

    def run(self) -> tuple[list[n.Node], list[n.system_message]]:
        found = re.fullmatch(r"(.+?)\s*<([\w./-]+)>", self.text)
        if not found or found[2] not in (*downloads.DOWNLOADS, paths.PDF_NAME):
            message = self.inliner.reporter.error(
                f"download-link: {self.text!r} names no file that the build writes", line=self.lineno
            )
            return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]
        up = "../" * self.env.docname.count("/")
        return [
            n.reference(
                found[1], "", n.Text(found[1]), refuri=up + found[2], internal=False, classes=["download"]
            )
        ], []


def setup(app: Sphinx) -> None:
    """Connect what this module does to Sphinx."""
    app.add_role("number", NumberRole())
    app.add_role("claim", ClaimRole())
    app.add_role("download-link", DownloadRole())
