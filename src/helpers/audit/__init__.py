"""Rules that turn claims, checks and evidence into verdicts, and the precedence between them."""
