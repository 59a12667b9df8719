"""What the steps of a run sheet, and the domains that they are about, are called."""

from mastery_desktop.domain.content import Domain
from mastery_desktop.domain.step_names import STEP_NAMES

__all__ = ["STEP_NAMES", "domain_heading"]


def domain_heading(domain: Domain) -> str:
    """The name of a domain with the short word that the framework has for it, where there is one."""
    return " · ".join(part for part in (domain.name, domain.subtitle) if part)
