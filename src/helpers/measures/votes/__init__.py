"""Votes in the UN General Assembly: agreement, texts that return, votes followed one by one."""
