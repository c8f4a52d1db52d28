"""YAML that people write, and where in it something stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from helpers.tables.faults import DataError, Fault

NAME = re.compile("[a-z0-9_]+")
#: No schema is a tenth as deep.
DEEPEST = 100
#: The parser in C where the machine has it, as it is ten times as fast.
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Once(Loader):
    """The safe loader, which alone would take the second of two parts of one name without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.MarkedYAMLError(problem=f"{key.value} stands twice", problem_mark=key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def read(folder: Path, file: str) -> Any:
    """What a YAML file of a folder says.

    Raises
    ------
    DataError
        Where the file is missing or is no YAML, naming the line.
    """
    try:
        text = (folder / file).read_text(encoding="utf-8")
        _shallow(text)
        return yaml.load(text, Loader=Once)
    except FileNotFoundError:
        raise DataError([Fault(file, None, None, None, "the file to exist")]) from None
    except OSError as error:
        raise DataError(
            [Fault(file, None, None, None, f"a file that can be read ({error.strerror})")]
        ) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        said = getattr(error, "problem", None) or str(error).split("\n")[0]
        line = mark.line + 1 if mark else None
        here = (folder / file).read_bytes().split(b"\n")[line - 1 : line] if line else []
        if here and b"\t" in here[0]:
            said = "a tab stands where spaces belong"
        raise DataError([Fault(file, line, None, None, f"valid YAML in UTF-8 ({said})")]) from None


def _shallow(text: str) -> None:
    """Refuse text that is nested so deep, or in itself, that the parser, which calls itself, would break the
    interpreter.
    """
    depth = 0
    event: Any
    for event in yaml.parse(text, Loader=Loader):
        if isinstance(event, yaml.AliasEvent):
            raise yaml.MarkedYAMLError(
                problem="an alias, of which none is needed",
                problem_mark=event.start_mark,  # type: ignore[arg-type]
            )
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise yaml.MarkedYAMLError(
                problem=f"more than {DEEPEST} parts within one another",
                problem_mark=event.start_mark,  # type: ignore[arg-type]
            )


def fault(folder: Path, file: str, path: Iterable[Any], value: str | None, expected: str) -> Fault:
    """A fault at a part of a YAML file, named by its line and by the names that lead to it."""
    steps = [str(step) for step in path]
    return Fault(file, _line(folder / file, steps), ".".join(steps) or None, value, expected)


def _line(path: Path, steps: list[str]) -> int | None:
    """The line on which a part begins: the last of the steps that the file has."""
    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=Loader)
    line = None
    for step in steps:
        if isinstance(node, yaml.MappingNode):
            found = [(key, value) for key, value in node.value if key.value == step]
            if not found:
                break
            line, node = found[0][0].start_mark.line + 1, found[0][1]
        elif isinstance(node, yaml.SequenceNode) and step.isdigit() and int(step) < len(node.value):
            node = node.value[int(step)]
            line = node.start_mark.line + 1
        else:
            break
    return line
