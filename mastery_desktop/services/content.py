"""The guide: its table of contents, its articles, a search over all of it, and the files attached to resources."""

from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from mastery_desktop.domain.attached import is_document
from mastery_desktop.domain.content import ResourceId
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.reading import Article, ArticleId, Entry, Hit
from mastery_desktop.domain.records import Attachment, natural_id
from mastery_desktop.domain.text import line
from mastery_desktop.messages import _
from mastery_desktop.services.articles import write_articles
from mastery_desktop.services.base import Done, Service
from mastery_desktop.services.searching import Places

_LONGEST_PATH = 4000


class AttachedFile(NamedTuple):
    """A file on this computer that stands for a resource, and whether it is still there."""

    resource: ResourceId
    path: Path
    is_there: bool


class ContentService(Service):
    """Reads the content pack as a guide."""

    def contents(self) -> tuple[Entry, ...]:
        """The table of contents, in reading order."""
        return self._written[0]

    def article(self, article: ArticleId) -> Article:
        """An article of the guide.

        Raises:
            NotPossible: there is no such article.
        """
        found = self._written[1].get(article)
        if found is None:
            raise NotPossible(_("This page is not in the guide. Choose another one from the contents."))
        return found

    def search(self, query: str) -> list[Hit]:
        """The places in which every word of a query occurs, as `searching` finds them."""
        return self._places.search(query)

    def attachments(self) -> dict[ResourceId, AttachedFile]:
        """The files that are attached to resources on this computer."""
        with self._store.read() as read:
            attached = read.all(Attachment)
        return {a.resource: AttachedFile(a.resource, Path(a.path), Path(a.path).is_file()) for a in attached}

    def attach(self, resource: ResourceId, file: Path) -> Done[None]:
        """Let a file on this computer stand for a resource, in the place of the one before.

        Raises:
            NotPossible: there is no such file, or it may be a program.
        """
        if not file.is_file():
            raise NotPossible(
                _("There is no file {file}. Nothing was changed; choose another one.").format(file=file.name)
            )
        if not is_document(file):
            raise NotPossible(
                _("{file} is no document, picture, sound or film, and may be a program. Nothing was changed.").format(
                    file=file.name
                )
            )
        with self._store.write() as write:
            path = line(str(file.absolute()), _LONGEST_PATH)
            write.put(Attachment(id=natural_id("attachment", resource), resource=resource, path=path))
            return Done(None, frozenset(write.touched))

    def detach(self, resource: ResourceId) -> Done[None]:
        """Forget the file that stands for a resource; the file itself stays."""
        with self._store.write() as write:
            write.delete(Attachment, natural_id("attachment", resource))
            return Done(None, frozenset(write.touched))

    @cached_property
    def _written(self) -> tuple[tuple[Entry, ...], dict[ArticleId, Article]]:
        return write_articles(self._pack)

    @cached_property
    def _places(self) -> Places:
        return Places(self._written[1].values())
