"""Several schools in one picture, from a folder of files.

apart       files of others, read in one process of their own
gathering   a folder into schools, and what became of each file
ledger      which roll-ups were made here before
service     what a district lead can do
"""

from typing import Final

COMMAND: Final = "read-shares"
"""The command by which the program starts itself to read files of others; it is no command for people."""
