"""Mutants of the package's code, made by Cosmic Ray: a seeded sample, without those that only change an annotation."""

from __future__ import annotations

import ast
import random
from collections.abc import Iterator

from faults.edits import Fault
from faults.gates import ROOT

#: What is mutated: the rules that verdicts, measures and variants rest on, and the reading of the tables.
MUTATED = ("claims", "theses", "measures", "tables")
SEED = 20
SAMPLE = 200
#: Changed lines that change nothing, and why; the report names the reason.
EQUIVALENT = {
    ("claims/rules.py", "if len(found) <= 1 else"): "none is told in another sentence",
    (
        "theses/rule.py",
        'if item.verdict is "contradicted":',
    ): "a verdict is always the one constant of the rules",
    ("tables/rules.py", '(value <= "")'): "no text is less than the empty one",
    ("tables/rules.py", 'elif kind <= "date"'): "no other datatype stands before date in the alphabet",
    (
        "tables/rules.py",
        "ContinueWithBreak in line 27",
    ): "of the two tables, claims, the first, is always there",
    ("tables/schema.py", "@functools.lru_cache(maxsize="): "how much is remembered changes no result",
    ("theses/choices.py", "strict=False"): "both sides come from one table",
}
#: Operators that put a name of their own into the program, or fail on an exception named with its module.
LEFT_OUT = ("core/ExceptionReplacer",)


def explained(fault: Fault) -> str:
    """Why a mutant changes nothing; empty where that is not known."""
    return next(
        (
            why
            for (file, words), why in EQUIVALENT.items()
            if fault.file.endswith(file) and words in fault.name
        ),
        "",
    )


def modules() -> list[str]:
    """Files that are mutated, below the book's folder."""
    package = ROOT / "src" / "helpers"
    found = [path for name in MUTATED for path in sorted((package / name).rglob("*.py"))]
    return [path.relative_to(ROOT).as_posix() for path in found]


def sample(size: int = SAMPLE) -> list[Fault]:
    """So many mutants, drawn at random; at most one of a kind in a line, since an operator has a dozen substitutes."""
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator

    sources = {file: (ROOT / file).read_text(encoding="utf-8") for file in modules()}
    drawn = [(file, *place) for file, source in sources.items() for place in _places(source)]
    random.Random(SEED).shuffle(drawn)
    found: dict[tuple[str, str, int], Fault] = {}
    for file, operator, occurrence, line in drawn:
        kind = (file, operator.partition("/")[2].partition("_")[0], line)
        if kind in found:
            continue
        mutated = mutate_code(sources[file], get_operator(operator)(), occurrence)
        if mutated and _meaning(mutated) not in ("", _meaning(sources[file])):
            name = f"{kind[1]} in line {line}: {_changed(sources[file], mutated)}"
            found[kind] = Fault("code", name, file, lambda _, text=mutated: text)
        if len(found) == size:
            break
    return sorted(found.values(), key=lambda one: (one.file, one.name))


def _places(source: str) -> Iterator[tuple[str, int, int]]:
    """Every operator that applies to a module, with the number of the place and its line."""
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.plugins import get_operator, operator_names

    nodes = list(ast_nodes(get_ast(source)))
    for name in sorted(operator_names()):
        if name not in LEFT_OUT and not get_operator(name).arguments():
            operator = get_operator(name)()
            starts = [start for node in nodes for start, _ in operator.mutation_positions(node)]
            yield from ((name, occurrence, line) for occurrence, (line, _) in enumerate(starts))


def _meaning(source: str) -> str:
    """The program without annotations and docstrings; empty where it is no program."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return ""
    for node in ast.walk(tree):
        if isinstance(node, ast.arg | ast.AnnAssign):
            node.annotation = ast.Constant(None)
        elif isinstance(node, ast.FunctionDef):
            node.returns = None
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            node.value.value = None
    return ast.dump(tree)


def _changed(source: str, mutated: str) -> str:
    """The first line that differs, as mutated."""
    for old, new in zip(source.splitlines(), mutated.splitlines(), strict=False):
        if old != new:
            return new.strip()[:100]
    return ""
