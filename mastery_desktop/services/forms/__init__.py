"""Forms that were filled in on laptops: read, turned into suggestions, and accepted one by one.

apart       files of others, read in a process of their own
reading     files into what they hold together; ticked levels become counts at once
suggesting  what that would change in a session as it stands
listing     suggestions as text, for a terminal
service     the facilitator's actions
"""

from typing import Final

COMMAND: Final = "read-forms"
"""The command by which the program starts itself to read files of others; it is no command for people."""
