"""A file becomes a slide: pictures and pages of a PDF are drawn anew, everything else is refused with a sentence."""

import io
import struct
import zlib

import pypdf
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from reportlab.pdfgen.canvas import Canvas

from mastery_desktop.bootstrap import print_service
from mastery_desktop.domain.errors import FileRefused
from mastery_desktop.domain.own_slide import MOST_INPUT, MOST_PICTURE, is_picture
from mastery_desktop.ui.own_slide import SIZE, read_slide
from tests.helpers.packs import small_pack


@pytest.fixture
def slide(qapp, tmp_path):
    printing = print_service(small_pack())

    def make(data, page=1):
        file = tmp_path / "chosen"
        file.write_bytes(data)
        return read_slide(file, page, printing)

    return make


def pdf(pages=2, *, locked=False):
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792))
    for number in range(pages):
        canvas.setFillGray(number * 0.9)
        canvas.rect(0, 0, 612, 792, fill=1)
        canvas.showPage()
    canvas.save()
    if not locked:
        return out.getvalue()
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(out.getvalue()))
    writer.encrypt("a word", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def png(tmp_path, width, height, color="#336699"):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    file = tmp_path / "made.png"
    image.save(str(file))
    return file.read_bytes()


def claims(width, height):
    """A PNG of a few bytes that claims to have any size."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )


def test_a_large_photo_is_drawn_in_the_size_of_a_wall(slide, tmp_path):
    made = slide(png(tmp_path, 4000, 3000))
    assert is_picture(made)
    assert QImage.fromData(made).size() == QSize(1440, 1080)


def test_a_small_picture_keeps_its_size(slide, tmp_path):
    assert QImage.fromData(slide(png(tmp_path, 320, 200))).size() == QSize(320, 200)


def test_what_cannot_be_packed_small_becomes_a_jpeg(slide, tmp_path):
    noise = bytes((n * n * 7919 + n * 104_729) >> 5 & 255 for n in range(1920 * 1080))
    image = QImage(noise, 1920, 1080, 1920, QImage.Format.Format_Grayscale8)
    file = tmp_path / "noise.png"
    image.save(str(file))
    made = slide(file.read_bytes())
    assert len(made) <= MOST_PICTURE
    assert QImage.fromData(made).size() == QSize(1920, 1080)


def test_a_page_of_a_pdf_is_drawn(slide):
    made = QImage.fromData(slide(pdf(), page=2))
    assert made.height() == SIZE.height()
    assert made.pixelColor(made.width() // 2, 500).lightness() > 200
    assert QImage.fromData(slide(pdf(), page=1)).pixelColor(100, 500).lightness() < 50


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "no picture"),
        (b"not a picture at all", "no picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", "no picture"),
        (claims(40_000, 40_000), "far more pixels"),
        (claims(900, 900)[:60], "damaged"),
        (b"x" * (MOST_INPUT + 1), "larger than 10 MB"),
        (b"%PDF-1.7 and nothing more", "damaged"),
        (pdf(locked=True), "locked"),
    ],
    ids=["empty", "text", "svg", "bomb", "cut short", "too large", "broken pdf", "locked pdf"],
)
@pytest.mark.qt_log_ignore("QImage|libpng|qt.gui")
def test_everything_else_is_refused_with_a_sentence(slide, data, sentence):
    with pytest.raises(FileRefused, match=sentence) as refused:
        slide(data)
    assert "Nothing was changed" in str(refused.value)


def test_a_page_that_is_not_there_is_said(slide):
    with pytest.raises(FileRefused, match="last page is 2"):
        slide(pdf(), page=3)


def test_a_file_that_is_not_there_is_said(qapp, tmp_path):
    with pytest.raises(FileRefused, match="cannot be read"):
        read_slide(tmp_path / "gone.png", 1, print_service(small_pack()))
