"""The demonstration: a whole workshop of ninety minutes for twelve people, by key and mouse alone, on shown windows.

`story` is what the team says, `hands` type and click, `leader` leads with them through the steps in `*_acts`, `camera`
takes pictures, `checks` looks into the database afterwards, `index` makes a page of it all.
"""

from mastery_desktop.app.demo.performance import run

__all__ = ["run"]
