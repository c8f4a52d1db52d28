"""What a command asks of who runs it; what each does is tested through the command line in `test_cli`."""

from __future__ import annotations

import pytest

from helpers import commands


@pytest.mark.parametrize(
    ("answer", "agreed"), [("y", True), (" YES ", True), ("", False), ("n", False), ("yesterday", False)]
)
def test_only_a_clear_yes_is_a_yes(answer: str, agreed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda question: answer)
    assert commands.agreed("?") is agreed


def test_no_answer_is_a_no(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(question: str) -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", nobody)
    assert commands.agreed("?") is False
