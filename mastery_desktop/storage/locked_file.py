"""A file with a passphrase: the whole session file, encrypted and sealed, so that a change of any byte is noticed.

The key comes from the passphrase by scrypt (RFC 7914), which makes each guess cost 64 MB of memory; the content is
sealed with AES-256-GCM. Both are those of the library `cryptography`. Salt and nonce are new for every file.
"""

import os
import unicodedata
from typing import Final

from mastery_desktop.domain.errors import FileRefused, PassphraseNeeded
from mastery_desktop.domain.text import SHORTEST_PASSPHRASE
from mastery_desktop.messages import _

MAGIC: Final = b"MASTERY-LOCKED-1\n"
_SALT, _NONCE, _KEY, _TAG = 16, 12, 32, 16
_COST, _BLOCKS, _PARALLEL = 2**16, 8, 1
_HEAD: Final = len(MAGIC) + _SALT + _NONCE


def is_locked(data: bytes) -> bool:
    """Whether a file has a passphrase."""
    return data.startswith(MAGIC)


def lock(data: bytes, passphrase: str) -> bytes:
    """Put a passphrase on a file.

    Raises:
        FileRefused: the passphrase is too short.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - for locked files only

    if len(passphrase) < SHORTEST_PASSPHRASE:
        words = _("A passphrase needs {n} characters or more. Nothing was saved.")
        raise FileRefused(words.format(n=SHORTEST_PASSPHRASE))
    head = MAGIC + os.urandom(_SALT) + os.urandom(_NONCE)
    return head + AESGCM(_key(head, passphrase)).encrypt(head[-_NONCE:], data, head)


def unlock(data: bytes, passphrase: str) -> bytes:
    """Take the passphrase off a file; one without comes back as it is.

    Raises:
        PassphraseNeeded: there was none, or another one.
        FileRefused: the file was cut short.
    """
    if not is_locked(data):
        return data
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - for locked files only
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - as above

    if len(data) < _HEAD + _TAG:
        raise FileRefused(_("This file was cut short on its way. Nothing here was changed. Ask for it again."))
    if not passphrase:
        raise PassphraseNeeded(_("This file has a passphrase. Ask whoever sent it, and type it in."))
    head = data[:_HEAD]
    try:
        return AESGCM(_key(head, passphrase)).decrypt(head[-_NONCE:], data[_HEAD:], head)
    except InvalidTag:
        words = _("The passphrase does not fit, or the file was changed on its way. Nothing here was changed.")
        raise PassphraseNeeded(words) from None


def _key(head: bytes, passphrase: str) -> bytes:
    """The key; letters that look the same and are written in several ways give the same one."""
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt  # noqa: PLC0415 - as above

    salt = head[len(MAGIC) : len(MAGIC) + _SALT]
    words = unicodedata.normalize("NFC", passphrase).encode(errors="replace")
    return Scrypt(salt=salt, length=_KEY, n=_COST, r=_BLOCKS, p=_PARALLEL).derive(words)
