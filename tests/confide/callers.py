"""The people of a school that is really installed: each with a token of an issuer of our own, over real HTTP."""

from __future__ import annotations

import itertools
import json
import time
from typing import Any

import httpx2
from joserfc import jwt
from joserfc.jwk import OKPKey

from tests.confide.installation import CANARY
from tests.told import Told

ISSUER = "https://login.example"
SCHOOL = "harbour"
_KEYS = itertools.count(1)


class Issuer:
    """Vouches for anybody, with an Ed25519 key of its own."""

    def __init__(self) -> None:
        self._key = OKPKey.generate_key("Ed25519", {"use": "sig", "alg": "Ed25519"}, auto_kid=True)
        self.jwks = json.dumps({"keys": [self._key.as_dict(private=False)]}).encode()

    def token(self, sub: str) -> str:
        """What proves for an hour that somebody is `sub`."""
        now = int(time.time())
        claims = {"iss": ISSUER, "aud": "confide", "sub": sub, "iat": now, "exp": now + 3600}
        header = {"alg": "Ed25519", "kid": self._key.kid, "typ": "at+jwt"}
        return jwt.encode(header, claims, self._key, algorithms=["Ed25519"])


def sub_of(who: str) -> str:
    """How the issuer knows somebody."""
    return f"{CANARY}-{who}"


class Callers:
    """Asks the service as each of its people; may be used by several threads."""

    def __init__(self, address: str, issuer: Issuer) -> None:
        self.http = httpx2.Client(base_url=f"{address}/api/v1/{SCHOOL}", timeout=30, trust_env=False)
        self._issuer = issuer
        self._tokens: dict[str, str] = {}
        self.ids: dict[str, str] = {}

    def close(self) -> None:
        """Hang up."""
        self.http.close()

    def as_(self, who: str) -> dict[str, str]:
        """What proves who that is."""
        if who not in self._tokens:
            self._tokens[who] = self._issuer.token(sub_of(who))
        return {"Authorization": f"Bearer {self._tokens[who]}"}

    def get(self, who: str, path: str, **params: Any) -> httpx2.Response:
        """Read, whatever comes of it."""
        return self.http.get(path, params=params, headers=self.as_(who))

    def post(self, who: str, path: str, body: Any, key: str | None = None) -> httpx2.Response:
        """Hand something in, whatever comes of it."""
        return self.http.post(path, json=body, headers={**self.as_(who), "Idempotency-Key": key or fresh_key()})

    def does(self, who: str, path: str, **body: Any) -> dict[str, Any]:
        """Hand something in that is taken; the receipt."""
        answer = self.post(who, path, body)
        assert answer.status_code == 201, f"{who} could not {path}: {answer.text}"
        return dict(answer.json())

    def reads(self, who: str, path: str, **params: Any) -> Told:
        """Read something that may be read."""
        answer = self.get(who, path, **params)
        assert answer.status_code == 200, f"{who} could not read {path}: {answer.text}"
        return Told(answer.json())

    def person(self, who: str) -> None:
        """Make somebody known, so that they can sign in."""
        made = self.does("admin", "people", display_name=f"{CANARY} {who}", email=f"{who}@{CANARY}.example")
        self.does("admin", f"people/{made['id']}/identities", iss=ISSUER, sub=sub_of(who))
        self.ids[who] = made["id"]

    def appointed(self, who: str, post: str, by: str) -> None:
        """Make somebody known, and appoint them."""
        self.person(who)
        self.does(by, "appointments", person=self.ids[who], post=post)


def fresh_key() -> str:
    """An Idempotency-Key that nobody has used."""
    return f"{CANARY}-{next(_KEYS):08}"
