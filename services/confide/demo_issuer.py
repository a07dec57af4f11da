"""The demo school's own issuer of tokens, so that anyone can try being each of its people."""

from __future__ import annotations

import json
import os
from datetime import datetime, timedelta
from pathlib import Path

from joserfc import jwt
from joserfc.jwk import OKPKey

from confide.issuers import TrustedIssuer

DEMO_ISSUER = "urn:confide:demo"
DEMO_AUDIENCE = "urn:confide:demo:api"


class DemoIssuer:
    """Vouches for the people of the demo school, with a key of its own. It cannot exist in production."""

    def __init__(self, folder: Path, *, production: bool) -> None:
        if production:
            raise PermissionError("The demo's issuer of tokens does not exist in production.")
        self._key_file = folder / "demo-issuer.json"
        self.trusted = TrustedIssuer(DEMO_ISSUER, DEMO_AUDIENCE, folder / "demo-issuer-jwks.json")

    def start(self) -> None:
        """Make a fresh key: tokens of an earlier demo end with it."""
        key = OKPKey.generate_key("Ed25519", {"use": "sig", "alg": "Ed25519"}, auto_kid=True)
        self._key_file.parent.mkdir(parents=True, exist_ok=True)
        _write_owner_only(self._key_file, json.dumps(key.as_dict(private=True)))
        _write_owner_only(self.trusted.jwks_file, json.dumps({"keys": [key.as_dict(private=False)]}))

    def issue(self, sub: str, now: datetime, life: timedelta = timedelta(hours=12)) -> str:
        """A token for the person whom the demo school knows as `sub`. Raises FileNotFoundError before `start`."""
        key = OKPKey.import_key(json.loads(self._key_file.read_text(encoding="utf-8")))
        begins = int(now.timestamp())
        claims = {
            "iss": self.trusted.issuer,
            "aud": self.trusted.audience,
            "sub": sub,
            "iat": begins,
            "exp": begins + int(life.total_seconds()),
        }
        header = {"alg": "Ed25519", "kid": key.kid, "typ": "at+jwt"}
        return jwt.encode(header, claims, key, algorithms=["Ed25519"])


def _write_owner_only(path: Path, text: str) -> None:
    """Write `path` so that only its owner ever could read it, and nobody ever sees half of it."""
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    fresh.replace(path)
