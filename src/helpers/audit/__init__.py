"""Rules that turn claims, checks and evidence into verdicts, and the precedence between them."""

from helpers.audit.ledger import faults, ledger, outcomes, variants
from helpers.audit.values import Value
from helpers.audit.verdicts import CITATION, COHERENCE, RECORD, Verdict

__all__ = ["CITATION", "COHERENCE", "RECORD", "Value", "Verdict", "faults", "ledger", "outcomes", "variants"]
