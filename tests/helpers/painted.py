"""What a painter was told to draw: a paint device that notes every text, dot and box, with their places."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPaintDevice, QPaintEngine, QTransform
from typing_extensions import override


@dataclass(frozen=True)
class Painted:
    """A text as it was drawn, in pixels: the box of its ink, its baseline, its size, its colour."""

    text: str
    ink: QRectF
    baseline: float
    size: float
    color: str


class _Engine(QPaintEngine):
    """Takes every drawing command and keeps those that draw text."""

    def __init__(self):
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.painted: list[Painted] = []
        self.discs: list[QRectF] = []
        self.boxes: list[QRectF] = []

    @override
    def begin(self, device):
        self.setActive(True)
        return True

    @override
    def end(self):
        self.setActive(False)
        return True

    @override
    def type(self):
        return QPaintEngine.Type.User

    @override
    def updateState(self, state):
        pass

    @override
    def drawPixmap(self, target, pixmap, source):
        pass

    @override
    def drawPath(self, path):
        self.boxes.append(self.painter().combinedTransform().mapRect(path.boundingRect()))

    @override
    def drawPolygon(self, points, mode):
        pass

    @override
    def drawEllipse(self, rect):
        self.discs.append(self.painter().combinedTransform().mapRect(QRectF(rect)))

    @override
    def drawTextItem(self, point, item):
        transform: QTransform = self.painter().combinedTransform()
        ink = QFontMetricsF(item.font()).tightBoundingRect(item.text())
        box = transform.mapRect(ink.translated(point))
        self.painted.append(
            Painted(
                text=item.text(),
                ink=box,
                baseline=transform.map(QPointF(point)).y(),
                size=item.font().pixelSize() * transform.m22(),
                color=self.painter().pen().color().name(),
            )
        )


class Recorder(QPaintDevice):
    """A picture of some pixels that keeps words instead of pixels."""

    def __init__(self, width: int, height: int):
        super().__init__()
        self._engine = _Engine()
        self._size = (width, height)

    @property
    def painted(self) -> list[Painted]:
        return self._engine.painted

    @property
    def boxes(self) -> list[QRectF]:
        """Where every box stands."""
        return self._engine.boxes

    @property
    def discs(self) -> list[QRectF]:
        """Where dots and circles were drawn, in pixels."""
        return self._engine.discs

    @override
    def paintEngine(self):
        return self._engine

    @override
    def metric(self, metric):
        wanted = QPaintDevice.PaintDeviceMetric
        if metric == wanted.PdmWidth:
            return self._size[0]
        if metric == wanted.PdmHeight:
            return self._size[1]
        if metric in (wanted.PdmDevicePixelRatio, wanted.PdmNumColors, wanted.PdmDepth):
            return {wanted.PdmDevicePixelRatio: 1, wanted.PdmNumColors: 0x7FFFFFFF, wanted.PdmDepth: 32}[metric]
        if metric == wanted.PdmDevicePixelRatioScaled:
            return round(QPaintDevice.devicePixelRatioFScale())
        return 96
