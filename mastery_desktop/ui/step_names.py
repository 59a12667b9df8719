"""What the domains that steps are about are called on the screen."""

from mastery_desktop.domain.content import Domain


def domain_heading(domain: Domain) -> str:
    """The name of a domain with the short word that the framework has for it, where there is one."""
    return " · ".join(part for part in (domain.name, domain.subtitle) if part)
