"""The central theses: the rule that judges them, and the conclusions that hold or fall with a choice."""
