"""The registry of rules that test claims against each other. Each rule is pure: values in, outcome out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from helpers.claims.values import Value, overlap


class RuleError(ValueError):
    """A check does not give its rule what it needs."""


@dataclass(frozen=True)
class Inputs:
    """What a check hands to its rule: claims by role in their order, a constant, a tolerance."""

    roles: Mapping[str, Sequence[Value]]
    constant: Value | None = None
    tolerance: float | None = None

    def one(self, role: str) -> Value:
        """The only claim in a role."""
        found = self.roles.get(role, ())
        if len(found) != 1:
            raise RuleError(f"needs exactly one claim in the role {role}, has {len(found)}")
        return found[0]

    def some(self, role: str) -> Sequence[Value]:
        """The claims in a role, at least one."""
        found = self.roles.get(role, ())
        if not found:
            raise RuleError(f"needs a claim in the role {role}")
        return found

    def within(self, difference: float, default: float) -> bool:
        """Whether a difference is no larger than the tolerance, or than the default without one."""
        return abs(difference) <= (default if self.tolerance is None else self.tolerance) + 1e-9

    def told(self, role: str) -> Value:
        """The only claim in a role, or the constant where the check has none in it."""
        return self.one(role) if role in self.roles else self.given

    @property
    def given(self) -> Value:
        """The constant."""
        if self.constant is None:
            raise RuleError("needs a constant")
        return self.constant


@dataclass(frozen=True)
class Outcome:
    """Whether a check holds, and one sentence that says why."""

    holds: bool
    reason: str


Rule = Callable[[Inputs], Outcome]
REGISTRY: dict[str, Rule] = {}


def rule(name: str) -> Callable[[Rule], Rule]:
    """Register a function as the rule of this name."""

    def register(function: Rule) -> Rule:
        if name in REGISTRY:
            raise RuleError(f"two rules are named {name}")
        REGISTRY[name] = function
        return function

    return register


def apply(name: str, inputs: Inputs) -> Outcome:
    """The outcome of a rule.

    Raises
    ------
    RuleError
        Where no rule has this name, or its inputs do not fit.
    """
    if name not in REGISTRY:
        raise RuleError(f"no rule is named {name}")
    try:
        return REGISTRY[name](inputs)
    except (ValueError, ArithmeticError) as error:
        raise RuleError(str(error)) from error


def _same_base(values: Sequence[Value]) -> str:
    bases = {value.base for value in values}
    if len(bases) != 1:
        raise RuleError(f"units do not match: {', '.join(sorted(bases))}")
    return bases.pop()


def _shown(number: float) -> str:
    return f"{number:,.1f}".removesuffix(".0")


@rule("sum")
def _sum(inputs: Inputs) -> Outcome:
    parts, whole = inputs.some("part"), inputs.one("whole")
    base = _same_base([*parts, whole])
    total = sum(part.number for part in parts)
    holds = inputs.within(total - whole.number, sum(value.rounding for value in [*parts, whole]))
    unit = f"{base} million" if base in ("EUR", "USD") else base
    added = Value("number", f"{total:.10g}", unit).readable
    return Outcome(holds, f"the {len(parts)} parts add up to {added}, and {whole.readable} is stated")


@rule("atmost")
def _atmost(inputs: Inputs) -> Outcome:
    parts, whole = inputs.some("part"), inputs.one("whole")
    _same_base([*parts, whole])
    largest = max(parts, key=lambda part: part.number)
    holds = largest.number <= whole.number
    return Outcome(
        holds,
        f"{largest.readable} is {'no' if holds else ''} larger than {whole.readable}".replace("  ", " "),
    )


@rule("share")
def _share(inputs: Inputs) -> Outcome:
    part, whole, share = inputs.one("part"), inputs.told("whole"), inputs.one("share")
    _same_base([part, whole])
    computed = 100 * part.number / whole.number
    holds = inputs.within(computed - share.number, share.rounding)
    return Outcome(
        holds, f"{part.readable} of {whole.readable} is {computed:.1f}%, and {share.readable} is stated"
    )


@rule("product")
def _product(inputs: Inputs) -> Outcome:
    share, whole, result = inputs.one("share"), inputs.one("whole"), inputs.one("result")
    _same_base([whole, result])
    computed = share.number * whole.number / 100
    holds = inputs.within(computed - result.number, result.rounding)
    implied = 100 * result.number / whole.number
    return Outcome(
        holds,
        f"{share.readable} of {whole.readable} is {computed:,.2f}, and {result.readable} is stated, which "
        f"is {implied:.0f}%",
    )


@rule("growth")
def _growth(inputs: Inputs) -> Outcome:
    first, last = inputs.one("from"), inputs.one("to")
    stated = inputs.told("result")
    _same_base([first, last])
    computed = (
        last.number / first.number if stated.base == "times" else 100 * (last.number / first.number - 1)
    )
    holds = inputs.within(computed - stated.number, stated.rounding)
    return Outcome(
        holds,
        f"from {first.readable} to {last.readable} is {_shown(computed)} {stated.base}, and "
        f"{stated.readable} is stated",
    )


@rule("count")
def _count(inputs: Inputs) -> Outcome:
    members = [member for listed in inputs.some("list") for member in listed.members]
    stated = inputs.told("number")
    more = len(members) - stated.number
    # Of an open list (such as) nothing is said beyond its members: it can only have too many.
    opened = any(value.open for value in inputs.some("list"))
    holds = inputs.within(max(more, 0) if opened else more, 0)
    word = "open list names" if opened else "list has"
    return Outcome(holds, f"the {word} {len(members)} members, and {stated.readable} is stated")


@rule("member")
def _member(inputs: Inputs) -> Outcome:
    listed = [member for value in inputs.some("list") for member in value.members]
    allowed = set(inputs.given.members)
    inside = [member for member in listed if member in allowed]
    if "number" in inputs.roles:
        stated = inputs.one("number")
        return Outcome(
            inputs.within(len(inside) - stated.number, 0),
            f"{len(inside)} of the {len(listed)} listed are among them, and {stated.readable} is stated",
        )
    outside = [member for member in listed if member not in allowed]
    return Outcome(
        not outside,
        f"{len(inside)} of {len(listed)} are among them"
        + (f"; {', '.join(outside)} {'is' if len(outside) == 1 else 'are'} not" if outside else ""),
    )


@rule("order")
def _order(inputs: Inputs) -> Outcome:
    first, then = inputs.one("first"), inputs.told("then")
    begins, ends = first.span.first, then.span.last
    holds = begins is None or ends is None or begins <= ends
    return Outcome(
        holds, f"{first.readable} {'can come' if holds else 'does not come'} before {then.readable}"
    )


@rule("anniversary")
def _anniversary(inputs: Inputs) -> Outcome:
    event, on = inputs.one("event"), inputs.one("then")
    years = inputs.told("number")
    start, end = event.span.first, on.span.first
    if start is None or end is None:
        raise RuleError("an anniversary needs two dates with a beginning")
    passed = end.year - start.year
    holds = inputs.within(passed - years.number, 0)
    told = "as stated" if holds else f"and {years.readable} is stated"
    spell = "1 year" if passed == 1 else f"{passed} years"
    return Outcome(holds, f"from {event.readable} to {on.readable} is {spell}, {told}")


@rule("within")
def _within(inputs: Inputs) -> Outcome:
    event, period = inputs.one("event"), inputs.told("period")
    here, there = event.span, period.span
    holds = _after(here.first, there.first) and _after(there.last, here.last)
    return Outcome(
        holds, f"{event.readable} lies {'within' if holds else 'not wholly within'} {period.readable}"
    )


def _after(late: date | None, early: date | None) -> bool:
    return late is None or early is None or late >= early


@rule("duration")
def _duration(inputs: Inputs) -> Outcome:
    first, then, stated = inputs.one("first"), inputs.told("then"), inputs.one("number")
    start, end = first.span.first, then.span.first
    if start is None or end is None:
        raise RuleError("a duration needs two dates with a beginning")
    years = end.year - start.year
    holds = inputs.within(years - stated.number, 1 if stated.qualifier == "about" else 0)
    return Outcome(
        holds, f"from {first.readable} to {then.readable} is {years} years, and {stated.readable} is stated"
    )


@rule("same")
def _same(inputs: Inputs) -> Outcome:
    values = list(inputs.some("value"))
    if inputs.constant is not None:
        values.append(inputs.constant)
    if len(values) < 2:
        raise RuleError("needs two values to compare")
    first, *others = values
    holds = all(_alike(first, other, inputs) for other in others)
    return Outcome(
        holds,
        ("both are " if holds else "stated as ")
        + (first.readable if holds else " and as ".join(dict.fromkeys(value.readable for value in values))),
    )


def _alike(one: Value, other: Value, inputs: Inputs) -> bool:
    if one.datatype == "number" and other.datatype == "number":
        _same_base([one, other])
        return inputs.within(one.number - other.number, max(one.rounding, other.rounding))
    if one.datatype in ("date", "period") and other.datatype in ("date", "period"):
        return overlap(one.span, other.span)
    if "text" not in (one.datatype, other.datatype):
        raise RuleError(f"cannot compare a {one.datatype} with a {other.datatype}")
    here, there = set(one.members), set(other.members)
    if one.open and other.open:
        raise RuleError("two open lists (such as) cannot be compared")
    return here <= there if one.open else there <= here if other.open else here == there


@rule("differs")
def _differs(inputs: Inputs) -> Outcome:
    values = list(inputs.some("value"))
    holds = len({value.text for value in values}) == len(values)
    same = "two values are the same, though the text tells them apart"
    return Outcome(holds, "the values differ, as they must" if holds else same)


@rule("delivered")
def _delivered(inputs: Inputs) -> Outcome:
    inputs.some("announced")
    found = inputs.roles.get("delivered", ())
    if not found:
        return Outcome(False, "no claim delivers what is announced")
    delivering = "claim of the text delivers" if len(found) == 1 else "claims of the text deliver"
    return Outcome(True, f"{len(found)} {delivering} what is announced")
