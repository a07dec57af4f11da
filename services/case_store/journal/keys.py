"""The keys that words are locked with: one for each file, so that destroying a key erases a file and nothing else."""

from __future__ import annotations

import hmac
import json
import os
import stat
from collections import OrderedDict
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from case_store.journal.faults import UnsafeConfiguration

KEY_BYTES = 32
NONCE_BYTES = 12
_KEPT = 10_000
"""How many unwrapped file keys a process keeps: about two megabytes."""


class WrongKey(Exception):
    """A sealed thing does not open: another key, another place, or it was changed."""


def seal(key: AESGCM, plain: bytes, place: bytes) -> bytes:
    """`plain`, encrypted and bound to `place`: it opens nowhere else."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + key.encrypt(nonce, plain, place)


def unseal(key: AESGCM, sealed: bytes, place: bytes) -> bytes:
    """What was sealed at `place`. Raises WrongKey."""
    try:
        return key.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], place)
    except (InvalidTag, ValueError):
        raise WrongKey from None


def _place(**words: str) -> bytes:
    return json.dumps(words, sort_keys=True, separators=(",", ":")).encode()


class KeyRing:
    """The root key, which wraps the key of each custodian. It is never in the database."""

    def __init__(self, root: bytes) -> None:
        if len(root) != KEY_BYTES:
            raise UnsafeConfiguration(f"A root key has {KEY_BYTES} bytes.")
        self._root = AESGCM(root)

    @classmethod
    def from_file(cls, path: Path) -> KeyRing:
        """The ring whose root key lies in `path`. Raises UnsafeConfiguration if anybody but its owner may read it."""
        if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise UnsafeConfiguration("The root key's file must be readable by its owner only (chmod 600).")
        return cls(path.read_bytes())

    @staticmethod
    def make_file(path: Path) -> None:
        """Write a new root key to `path`, for its owner only. Raises FileExistsError rather than replace one."""
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(os.urandom(KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())

    def new_custodian_key(self, custodian: str) -> bytes:
        """A fresh key for `custodian`, wrapped, to be kept in the directory."""
        return seal(self._root, os.urandom(KEY_BYTES), _place(custodian=custodian))

    def custodian(self, name: str, wrapped: bytes) -> CustodianKeys:
        """The keys of one custodian. Raises UnsafeConfiguration if this root key did not wrap them."""
        try:
            return CustodianKeys(name, unseal(self._root, wrapped, _place(custodian=name)))
        except WrongKey:
            raise UnsafeConfiguration(f"The root key does not open the key of the custodian {name}.") from None


class CustodianKeys:
    """One custodian's key: it wraps the keys of their files, and derives the key of their digests."""

    def __init__(self, custodian: str, key: bytes) -> None:
        self._custodian = custodian
        self._wrapping = AESGCM(key)
        self._digesting = HKDF(SHA256(), KEY_BYTES, None, b"confide digest").derive(key)
        self._open: OrderedDict[UUID, AESGCM] = OrderedDict()
        self._current: OrderedDict[UUID, UUID] = OrderedDict()

    def hmac(self, message: bytes) -> bytes:
        """A digest that only this custodian's service can make: of a request, it betrays nothing by guessing."""
        return hmac.digest(self._digesting, message, "sha256")

    def new_file_key(self, file: UUID, key: UUID) -> bytes:
        """A fresh key for `file`, wrapped, to be kept as `key`."""
        return seal(self._wrapping, os.urandom(KEY_BYTES), self._place(file, key))

    def open(self, file: UUID, key: UUID, wrapped: bytes) -> AESGCM:
        """The key of `file` kept as `key`. Raises WrongKey if it was not wrapped for this file and custodian."""
        known = self._open.get(key)
        if known is not None:
            self._open.move_to_end(key)
            return known
        opened = AESGCM(unseal(self._wrapping, wrapped, self._place(file, key)))
        self._open[key] = opened
        while len(self._open) > _KEPT:
            self._open.popitem(last=False)
        return opened

    def adopt(self, file: UUID, key: UUID, wrapped: bytes) -> None:
        """From now on, lock what is written to `file` with this key: it is durable."""
        self.open(file, key, wrapped)
        self._current[file] = key
        while len(self._current) > _KEPT:
            self._current.popitem(last=False)

    def current(self, file: UUID) -> tuple[UUID, AESGCM] | None:
        """The key that `file` is written with, if this process knows one."""
        key = self._current.get(file)
        opened = None if key is None else self._open.get(key)
        if key is None or opened is None:
            return None
        self._current.move_to_end(file)
        self._open.move_to_end(key)
        return key, opened

    def forget(self, key: UUID) -> None:
        """Keep no copy of a key that was destroyed."""
        self._open.pop(key, None)

    def new_draft_key(self, draft: UUID) -> tuple[AESGCM, bytes]:
        """A fresh key for what is saved of one draft, open and wrapped: it lies beside the words and goes with them."""
        key = os.urandom(KEY_BYTES)
        return AESGCM(key), seal(self._wrapping, key, _place(custodian=self._custodian, draft=str(draft)))

    def draft_key(self, draft: UUID, wrapped: bytes) -> AESGCM:
        """The key of a draft; this process keeps no copy. Raises WrongKey if it was not wrapped for this draft."""
        return AESGCM(unseal(self._wrapping, wrapped, _place(custodian=self._custodian, draft=str(draft))))

    def _place(self, file: UUID, key: UUID) -> bytes:
        return _place(custodian=self._custodian, file=str(file), key=str(key))
