"""Whose word we take: the public keys of the issuers that vouch for people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySet, OKPKey, RSAKey

_RSA_BITS = 2048

Key = OKPKey | ECKey | RSAKey


class UnusableKeys(ValueError):
    """An issuer's file of public keys cannot be used."""


@dataclass(frozen=True, slots=True)
class TrustedIssuer:
    """An issuer of tokens that we believe: its name, whom its tokens are for, and the file of its public keys."""

    issuer: str
    audience: str
    jwks_file: Path


def algorithm_of(key: Key) -> str:
    """The one algorithm that `key` is used with. Raises UnusableKeys for a key that we do not use."""
    match key:
        case OKPKey() if key.curve_name == "Ed25519":
            algorithm = "Ed25519"
        case ECKey() if key.curve_name == "P-256":
            algorithm = "ES256"
        case RSAKey() if key.public_key.key_size >= _RSA_BITS:
            algorithm = "RS256"
        case _:
            raise UnusableKeys("Only Ed25519, P-256, and RSA keys of 2048 bits or more are used.")
    if key.get("alg", algorithm) not in {algorithm, "EdDSA" if algorithm == "Ed25519" else algorithm}:
        raise UnusableKeys("A key names an algorithm that is not its own.")
    return algorithm


def read_keys(path: Path) -> Mapping[str, Key]:
    """The public signing keys in a JWKS file, by key id. Raises UnusableKeys, which never repeats the file."""
    try:
        told = [key for key in json.loads(path.read_bytes())["keys"] if key.get("use", "sig") == "sig"]
        keys = KeySet.import_key_set({"keys": told}).keys
    except (OSError, ValueError, KeyError, TypeError, AttributeError, JoseError) as error:
        raise UnusableKeys(f"{path.name} is no readable JWKS file.") from error
    if any("kid" not in key for key in told) or len({key.kid for key in keys}) != len(keys):
        raise UnusableKeys(f"{path.name}: every key needs a key id (kid) of its own.")
    usable: dict[str, Key] = {}
    for key in keys:
        if not isinstance(key, OKPKey | ECKey | RSAKey) or key.is_private:
            raise UnusableKeys(f"{path.name} holds a secret: only public keys belong there.")
        algorithm_of(key)
        usable[str(key.kid)] = key
    return usable


@dataclass
class KeysOf:
    """The keys of one issuer, read again when their file changes. A file that cannot be used is no keys at all."""

    path: Path
    seen: tuple[int, ...] = ()
    keys: Mapping[str, Key] = field(default_factory=dict)

    def current(self) -> Mapping[str, Key]:
        try:
            about = self.path.stat()
            now = (about.st_mtime_ns, about.st_size, about.st_ino)
            if now != self.seen:
                self.keys, self.seen = read_keys(self.path), now
        except (OSError, UnusableKeys):
            self.keys, self.seen = {}, ()
        return self.keys
