"""The overview of several domains on the wall: every practice can be read, and a domain stays on one page."""

import pytest

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.services.slides import SlideBuilder
from mastery_desktop.ui.wall.canvas import canvas_for
from mastery_desktop.ui.wall.layout import lay_out
from tests.helpers.many_domains import whole_day
from tests.helpers.wall import pack, painted, step_of

SIZES = ((1920, 1080), (1024, 768))


def overview(count):
    workshop = whole_day(pack(), count)
    return SlideBuilder(pack()).slides(workshop, step_of(workshop, StepKind.RESULTS, None))[0]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", [2, 4])
def test_every_practice_can_be_read_and_no_domain_is_torn_apart(count, size):
    slide = overview(count)
    pages = lay_out(slide, canvas_for(*size))
    told = [" ".join(each.text for each in painted(page, *size)) for page in pages]
    assert len(pages) == (1 if size == SIZES[0] or count == 2 else 2)
    for domain in pack().domains[:count]:
        (page,) = [page for page in told if domain.name in page]
        for element in domain.elements:
            assert all(word in page for word in element.name.split())


@pytest.mark.parametrize("factor", [1.3, 1.6])
def test_larger_text_takes_more_pages_and_loses_nothing(factor):
    slide = overview(4)
    told = " ".join(
        each.text for page in lay_out(slide, canvas_for(1024, 768), factor) for each in painted(page, 1024, 768)
    )
    for domain in pack().domains:
        assert all(word in told for element in domain.elements for word in element.name.split())
