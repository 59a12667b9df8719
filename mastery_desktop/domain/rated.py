"""Which domains the room has rated, as far as it may see that."""

from mastery_desktop.domain.content import Domain
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.workshop import Workshop


def rated_domains(workshop: Workshop, pack: Pack) -> tuple[Domain, ...]:
    """The domains of which anything was revealed or settled, in the order of the framework."""
    return tuple(domain for domain in pack.domains if any(workshop.revealed(e.id) for e in domain.elements))
