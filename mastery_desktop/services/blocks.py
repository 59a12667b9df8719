"""The pieces that articles are put together from."""

from collections.abc import Iterable, Iterator

from mastery_desktop.domain.content import Domain, ElementId, ResourceId, Source
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.reading import Article, ArticleId, Block, BlockKind, Target
from mastery_desktop.messages import _

K = BlockKind
Blocks = Iterator[Block]


def overview_of(domain: Domain) -> ArticleId:
    """The article that opens a domain's chapter."""
    return ArticleId(domain.id)


def shifts_of(domain: Domain) -> ArticleId:
    """The article with a domain's shifts."""
    return ArticleId(f"{domain.id}.shifts")


def indicators_of(domain: Domain) -> ArticleId:
    """The article with a domain's indicators."""
    return ArticleId(f"{domain.id}.indicators")


def article(
    name: str, title: str, blocks: Iterable[Block], *, kicker: str = "", domain: Domain | None = None
) -> Article:
    """An article; with a domain, in its colour."""
    color = domain.color if domain else ""
    return Article(id=ArticleId(name), title=title, kicker=kicker, blocks=tuple(blocks), color=color)


def block(kind: BlockKind, text: str, anchor: str = "") -> Block:
    """A block of one kind."""
    return Block(kind=kind, text=text, anchor=anchor)


def link(text: str, to: ArticleId, anchor: str = "") -> Block:
    """A link to a place in the guide."""
    return Block(kind=K.LINK, text=text, target=Target(to, anchor))


def texts(paragraphs: Iterable[str]) -> Blocks:
    """Paragraphs."""
    return (block(K.TEXT, text) for text in paragraphs)


def points(items: Iterable[str]) -> Blocks:
    """The points of a list."""
    return (block(K.POINT, text) for text in items)


def calm(title: str) -> str:
    """A printed heading in sentence case where it is all capitals."""
    return title.capitalize() if title.isupper() else title


class Names:
    """What a pack calls its documents, resources and elements."""

    def __init__(self, pack: Pack) -> None:
        """Know the names of a pack."""
        self._pack = pack
        self._document = {document.id: document.title for document in pack.documents}
        self._resource = {resource.id: resource.name for resource in pack.resources}
        self._resource |= {part.id: part.name for resource in pack.resources for part in resource.parts}

    def source(self, source: Source) -> Block:
        """Where a unit comes from."""
        document = self._document.get(source.document, source.document)
        return block(K.SOURCE, _("Source: {document}, {heading}").format(document=document, heading=source.heading))

    def elements(self, elements: Iterable[ElementId]) -> Blocks:
        """Links to the practices that something serves."""
        for element in elements:
            text = _("Serves: {practice}").format(practice=self._pack.elements[element].name)
            yield link(text, indicators_of(self._pack.domain_of[element]), element)

    def resources(self, resources: Iterable[ResourceId]) -> Blocks:
        """The resources that something names."""
        for resource in resources:
            yield Block(kind=K.RESOURCE, text=self._resource.get(resource, resource), resource=resource)
