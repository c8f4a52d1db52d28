"""Kazakhstan, the states beside it, and the ways to take the Union: codes that every room shares."""

from __future__ import annotations

HOME = "KAZ"
#: The other four states of Central Asia.
NEIGHBOURS = ("KGZ", "TJK", "TKM", "UZB")
#: Ways to take the Union: its members in each year or session, today's 27, and the members of 1993.
AS_IT_WAS, TODAY, OF_1993 = "EU", "EU27", "EU1993"
UNIONS = (AS_IT_WAS, TODAY, OF_1993)
