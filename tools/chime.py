"""Makes the chime: `python -m tools.chime` writes `resources/sounds/chime.wav`.

Two struck bars, a fifth apart, the second a little later and softer. Each is a few sines that die away, the higher the
sooner; it begins gently, so that nobody starts. All of it is computed here, so there is nobody else's sound in it.
"""

import math
import struct
import wave
from io import BytesIO
from pathlib import Path

RATE = 22_050
"""Samples a second."""

SECONDS = 1.8
LOUDNESS = 0.32
"""The loudest sample, as a share of the most: quiet beside a speaking voice."""

BARS = ((0.0, 587.33, 1.0), (0.28, 880.0, 0.7))
"""When each bar is struck (seconds), its pitch (hertz), how hard."""

PARTIALS = ((1.0, 1.0, 2.6), (2.76, 0.22, 5.5), (5.4, 0.07, 9.0))
"""The partials of a bar: times its pitch, how loud, how fast it dies away."""

ATTACK = 0.012

FILE = Path(__file__).parent.parent / "resources" / "sounds" / "chime.wav"


def samples() -> list[int]:
    """The sound, as whole numbers of 16 bits."""
    raw = [_at(number / RATE) for number in range(round(RATE * SECONDS))]
    most = max(map(abs, raw))
    fade = round(RATE * 0.1)
    ends = [min(1.0, (len(raw) - 1 - place) / fade) for place in range(len(raw))]
    return [round(value / most * LOUDNESS * 32767 * end) for value, end in zip(raw, ends, strict=True)]


def _at(moment: float) -> float:
    total = 0.0
    for struck, pitch, force in BARS:
        since = moment - struck
        if since >= 0:
            rise = min(1.0, since / ATTACK)
            total += (
                force
                * rise
                * sum(
                    loud * math.exp(-fall * since) * math.sin(2 * math.pi * pitch * times * since)
                    for times, loud, fall in PARTIALS
                )
            )
    return total


def wav() -> bytes:
    """The sound as a file."""
    buffer = BytesIO()
    with wave.open(buffer, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        values = samples()
        out.writeframes(struct.pack(f"<{len(values)}h", *values))
    return buffer.getvalue()


if __name__ == "__main__":
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_bytes(wav())
