"""Files of others are read in one process of their own, with limits of time and memory, and no way to a file.

The program sends it bytes and gets back what they say, file after file. A file that fills its memory, works too long or
ends it costs the process and itself; another process takes its place, and the files after it go on.
"""

import gc
import os
import queue
import struct
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Final

import msgspec

import mastery_desktop
from mastery_desktop.config.language import LANGUAGE_VARIABLE, SOURCE, translations_of
from mastery_desktop.config.resources import find_resources
from mastery_desktop.domain.errors import FileRefused, PassphraseNeeded
from mastery_desktop.domain.school_share import SchoolShare
from mastery_desktop.messages import _, language, use
from mastery_desktop.services.rollup import COMMAND

_SECONDS: Final = 10.0
"""How long a file may take before it is given up."""

_MEMORY: Final = 600_000_000
_STANDARD: Final = 3
"""Standard input, output and error: the only open files that the process may have."""

_RARELY: Final = 200_000

_LENGTH: Final = struct.Struct(">Q")
_MOST_ANSWER: Final = 50_000_000
_KEPT: Final = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "PYTHONPATH", "LD_LIBRARY_PATH")
"""What the process hears of the surroundings; where our data lie is not among it."""

_NO_WINDOW: Final = getattr(subprocess, "CREATE_NO_WINDOW", 0)

Read = Callable[[Path], bytes]
"""Gives the bytes of a file.

Raises OSError or FileRefused: it cannot be read, or it is locked.
"""


@dataclass(frozen=True)
class Refusal:
    """Why nothing was taken from a file, as a sentence."""

    reason: str


@dataclass(frozen=True)
class Locked(Refusal):
    """Why nothing was taken from a file with a passphrase."""


@dataclass(frozen=True)
class Sound:
    """A file with content that holds what it ought to hold."""


@dataclass
class _Fed:
    """How many files were sent, and which of them could not be opened, by their place."""

    sent: int = 0
    unread: dict[int, Refusal] = field(default_factory=dict)


class _Answer(msgspec.Struct):
    """What the process says of one file: of content only whether it is sound."""

    share: SchoolShare | None = None
    sound: bool = False
    refused: str = ""


def read_shares(files: Sequence[Path], read: Read = Path.read_bytes, seconds: float = _SECONDS) -> Iterator[object]:
    """Read files one after the other; gives a `SchoolShare` or a `Refusal` for each, in their order.

    Args:
        files: the files.
        read: how one is read.
        seconds: how long one may take.
    """
    for answer in _read_apart(files, read, seconds):
        yield Refusal(_("It is a content pack, not a session.")) if isinstance(answer, Sound) else answer


def _read_apart(files: Sequence[Path], read: Read, seconds: float) -> Iterator[object]:
    done = 0
    while done < len(files):
        with _process(files[done:], read) as answers:
            while done < len(files):
                answer = answers(seconds)
                done += 1
                if answer is None:
                    yield Refusal(_("This file asks for more work than any of ours does. Nothing was taken from it."))
                    break
                yield answer


def check_apart(data: bytes) -> None:
    """Let the process of its own read a file first, before it is read here: a session, or content.

    Raises:
        FileRefused: it cannot be read, or it ended the process.
    """
    (answer,) = _read_apart([Path()], lambda _file: data, _SECONDS)
    if isinstance(answer, Refusal):
        raise FileRefused(answer.reason)


def work_off() -> int:
    """In the process of its own: read files from standard input until it ends."""
    import encodings.cp437  # noqa: F401, PLC0415 - zips of others ask for it, when nothing can be opened any more

    from mastery_desktop.services.packs.pack_file import is_pack_file, read_pack  # noqa: PLC0415 - in that process only
    from mastery_desktop.storage.share_file import read_share  # noqa: PLC0415 - as above

    source, target = sys.stdin.buffer, sys.stdout.buffer
    use(translations_of(os.environ.get(LANGUAGE_VARIABLE, ""), find_resources()))
    gc.set_threshold(_RARELY)  # what is read has no rings, and the process has little to look through
    _bound()
    while (data := _frame(source)) is not None:
        try:
            if is_pack_file(data):
                read_pack(data)
                answer = _Answer(sound=True)
            else:
                answer = _Answer(share=read_share(data))
        except FileRefused as error:
            answer = _Answer(refused=str(error))
        _send(target, msgspec.json.encode(answer))
    return 0


@contextmanager
def _process(files: Sequence[Path], read: Read) -> Iterator[Callable[[float], object | None]]:
    """A process that reads files; gives a function that waits for the next answer, None where there will be none."""
    answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    fed = _Fed()
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "mastery_desktop"]
    with tempfile.TemporaryDirectory() as nowhere:
        process = subprocess.Popen(  # noqa: S603 - the program itself
            [*program, COMMAND],
            cwd=nowhere,
            env=_surroundings(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=_NO_WINDOW,
        )
        threads = [
            threading.Thread(target=_feed, args=(process.stdin, files, read, fed), daemon=True),
            threading.Thread(target=_listen, args=(process.stdout, answers), daemon=True),
        ]
        for thread in threads:
            thread.start()
        at = -1

        def next_answer(seconds: float) -> object | None:
            nonlocal at
            at += 1
            data = _answer_of(answers, fed, at, seconds)
            return fed.unread.get(at) or _decoded(data)

        try:
            yield next_answer
        finally:
            process.kill()
            for thread in threads:
                thread.join()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    pipe and pipe.close()


def _answer_of(answers: "queue.SimpleQueue[bytes | None]", fed: _Fed, at: int, seconds: float) -> bytes | None:
    """The answer to a file, None where it takes too long; the time begins when the file has been sent."""
    while True:
        try:
            return answers.get(timeout=seconds)
        except queue.Empty:
            if fed.sent > at:
                return None


def _surroundings() -> dict[str, str]:
    home = str(Path(mastery_desktop.__file__).parents[1])
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    path = os.pathsep.join(filter(None, (home, kept.get("PYTHONPATH", ""))))
    return kept | {"PYTHONPATH": path, LANGUAGE_VARIABLE: language() or SOURCE}


def _decoded(data: bytes | None) -> object | None:
    if data is None:
        return None
    try:
        answer = msgspec.json.decode(data, type=_Answer)
    except msgspec.MsgspecError:  # whatever has become of that process, nothing of it is believed
        return None
    return Sound() if answer.sound else answer.share or Refusal(answer.refused)


def _feed(target: IO[bytes], files: Sequence[Path], read: Read, fed: _Fed) -> None:
    """Send the files, as fast as they are read; one that cannot be opened is sent empty."""
    with suppress(OSError, ValueError):  # the process has ended, or is not wanted any more
        for at, file in enumerate(files):
            try:
                data = read(file)
            except OSError as error:
                reason = _("It could not be opened: {reason}.").format(reason=error.strerror or error)
                fed.unread[at], data = Refusal(reason), b""
            except PassphraseNeeded as error:
                fed.unread[at], data = Locked(str(error)), b""
            except FileRefused as error:
                fed.unread[at], data = Refusal(str(error)), b""
            _send(target, data)
            fed.sent = at + 1
        target.close()


def _listen(source: IO[bytes], answers: "queue.SimpleQueue[bytes | None]") -> None:
    with suppress(OSError, ValueError):
        while (data := _frame(source)) is not None:
            answers.put(data)
    answers.put(None)


def _send(target: IO[bytes], data: bytes) -> None:
    target.write(_LENGTH.pack(len(data)) + data)
    target.flush()


def _frame(source: IO[bytes]) -> bytes | None:
    head = source.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > _MOST_ANSWER:
        return None
    data = source.read(length)
    return data if len(data) == length else None


def _bound() -> None:
    """Let the process have little memory, write no file and open none, where the system can be told so."""
    try:
        import resource as limits  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    bounds: list[tuple[Any, int]] = [
        (limits.RLIMIT_AS, _MEMORY),
        (limits.RLIMIT_FSIZE, 0),
        (limits.RLIMIT_CORE, 0),
        (limits.RLIMIT_NOFILE, _STANDARD),
    ]
    for limit, most in bounds:
        with suppress(ValueError, OSError):  # a lower bound holds already
            limits.setrlimit(limit, (most, most))
