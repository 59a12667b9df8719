"""What argparse itself says of a command line, in the language in use."""

import argparse
from typing import Any

from mastery_desktop.messages import N_, _, ngettext

_SAID = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("ignored explicit argument %r"),
)
"""Its sentences that a person may see, word for word, so that a translation finds them."""


def speak() -> None:
    """Let argparse look its own sentences up where all others are; it asks gettext, which knows no language of ours."""
    module: Any = argparse
    module._, module.ngettext = _, ngettext
