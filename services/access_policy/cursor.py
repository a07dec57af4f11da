"""Where the next page begins, as a word that tells nothing and fits only this reader and this page."""

from __future__ import annotations

import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from case_store.errors import Invalid

Mark = int | str
"""A position in the journal or the id of a file: where a reader has come to."""
LENGTH = 40
"""Every mark is as long as a file's id: a length would tell how far the journal is, and so how much is hidden."""


def seal(key: bytes, whose: str, mark: Mark) -> str:
    """`mark` as an opaque word for one reader and page (`whose`). `key`: 32 bytes."""
    nonce = secrets.token_bytes(12)
    told = json.dumps(mark).ljust(LENGTH).encode()
    return urlsafe_b64encode(nonce + AESGCM(key).encrypt(nonce, told, whose.encode())).decode()


def open_(key: bytes, whose: str, cursor: str) -> Mark:
    """The mark in `cursor`. Raises Invalid for a word that was not given to this reader for this page."""
    try:
        sealed = urlsafe_b64decode(cursor.encode())
        mark: Mark = json.loads(AESGCM(key).decrypt(sealed[:12], sealed[12:], whose.encode()))
    except (InvalidTag, NotBase64, ValueError) as fault:
        raise Invalid("The cursor is not one that was given for this page.") from fault
    return mark
