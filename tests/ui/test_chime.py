"""The chime: a sound of our own, played off the window's thread, and no fault where there is no sound."""

import struct
import threading
import wave

from mastery_desktop.config.resources import find_resources
from mastery_desktop.ui.chime import Chime, _Program, system_player
from tools import chime


def test_the_shipped_sound_is_the_one_that_the_tool_makes():
    with wave.open(str(find_resources().path("sounds/chime.wav"))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, chime.RATE)
        frames = file.readframes(file.getnframes())
    shipped = struct.unpack(f"<{len(frames) // 2}h", frames)
    made = chime.samples()
    assert len(shipped) == len(made)
    assert max(abs(one - other) for one, other in zip(shipped, made, strict=True)) <= 1
    assert max(map(abs, shipped)) < 0.35 * 32767, "quiet"


def test_it_plays_off_the_thread_of_the_window(tmp_path):
    played, thread = threading.Event(), []

    def play(file):
        thread.append(threading.current_thread())
        played.set()

    Chime(tmp_path / "chime.wav", play).ring()
    assert played.wait(5)
    assert thread[0] is not threading.main_thread()


def test_no_sound_is_no_fault(tmp_path, qapp):
    assert system_player() is None, "nobody listens to a display that nobody sees"
    Chime(tmp_path / "chime.wav").ring()
    _Program(str(tmp_path / "no such player"))(tmp_path / "chime.wav")
