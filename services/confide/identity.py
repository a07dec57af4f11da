"""Who is asking: only a token that is right in every respect says so, and all that it says is who.

What a person may do follows from their relations in the record, never from a token.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from joserfc import jwt
from joserfc.errors import JoseError

from case_store.errors import Unauthenticated
from confide.issuers import Key, KeysOf, TrustedIssuer, algorithm_of

LEEWAY = timedelta(seconds=30)
LONGEST_LIFE = timedelta(hours=24)
LARGEST_TOKEN = 8_192
TYPES = frozenset({"jwt", "at+jwt"})
HEADERS = frozenset({"alg", "kid", "typ", "x5t", "x5t#S256"})

_SEGMENT = re.compile(r"[A-Za-z0-9_-]+")
_NAME = re.compile(r"[^\x00-\x1f\x7f\ud800-\udfff]{1,255}")
_BEARER = re.compile(r"[Bb][Ee][Aa][Rr][Ee][Rr] +([A-Za-z0-9_.-]+)")


class Subject(NamedTuple):
    """Who somebody is, by the word of the issuer that vouches for them."""

    iss: str
    sub: str


class Unacceptable(Exception):
    """A token is not right. Which respect is told to nobody."""


def bearer(authorization: str | None) -> str:
    """The token in an Authorization header. Raises Unauthenticated where there is none."""
    found = _BEARER.fullmatch(authorization or "")
    if found is None:
        raise Unauthenticated
    return found[1]


def _object(segment: str) -> dict[str, Any]:
    """The JSON object in one segment, if it is written in the one right way."""
    try:
        raw = base64.urlsafe_b64decode(segment + "=" * (-len(segment) % 4))
        found = json.loads(raw.decode(), object_pairs_hook=_once, parse_constant=_no_constant)
    except (binascii.Error, ValueError, RecursionError) as error:
        raise Unacceptable from error
    if not isinstance(found, dict):
        raise Unacceptable
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) != len(pairs):
        raise Unacceptable
    return dict(pairs)


def _no_constant(_: str) -> Any:
    raise Unacceptable


def check_form(token: str) -> None:
    """Three segments, each in its one canonical spelling, and not too long."""
    segments = token.split(".")
    if len(token) > LARGEST_TOKEN or len(segments) != 3 or not all(map(_SEGMENT.fullmatch, segments)):
        raise Unacceptable
    for segment in segments:
        try:
            raw = base64.urlsafe_b64decode(segment + "=" * (-len(segment) % 4))
        except (binascii.Error, ValueError) as error:
            raise Unacceptable from error
        if base64.urlsafe_b64encode(raw).rstrip(b"=").decode() != segment:
            raise Unacceptable


def check_header(header: Mapping[str, Any]) -> None:
    """Only what we understand stands in the header: no critical extension, and no key that the token brings along."""
    if not header.keys() <= HEADERS or not isinstance(header.get("kid"), str):
        raise Unacceptable
    if str(header.get("typ")).lower().removeprefix("application/") not in TYPES:
        raise Unacceptable


def check_algorithm(header: Mapping[str, Any], key: Key) -> None:
    """The algorithm is the key's own. A token does not choose."""
    if header.get("alg") != algorithm_of(key):
        raise Unacceptable


def check_signature(token: str, header: Mapping[str, Any], key: Key) -> None:
    """The issuer's key signed exactly this. Raises JoseError where it did not."""
    jwt.decode(token, key, algorithms=[str(header["alg"])])


def check_claims(claims: Mapping[str, Any], trusted: TrustedIssuer, now: datetime) -> None:
    """Every claim is there and says what it must. Raises JoseError where one does not."""
    second = int(now.timestamp())
    jwt.JWTClaimsRegistry(
        now=second,
        leeway=int(LEEWAY.total_seconds()),
        iss={"essential": True, "value": trusted.issuer},
        aud={"essential": True, "value": trusted.audience},
        sub={"essential": True},
        exp={"essential": True},
        iat={"essential": True},
    ).validate(dict(claims))


def check_life(claims: Mapping[str, Any]) -> None:
    """A token lives for a day at most, and ends after it begins."""
    if not 0 < claims["exp"] - claims["iat"] <= LONGEST_LIFE.total_seconds():
        raise Unacceptable


def check_name(claims: Mapping[str, Any]) -> None:
    """The subject is a name of ordinary length, without control characters or spaces around it."""
    sub = claims["sub"]
    if not isinstance(sub, str) or _NAME.fullmatch(sub) is None or sub.strip() != sub:
        raise Unacceptable


class Verifier:
    """Says who holds a token, or that we do not know who is asking."""

    def __init__(self, issuers: Sequence[TrustedIssuer], now: Callable[[], datetime]) -> None:
        self._issuers = {trusted.issuer: (trusted, KeysOf(trusted.jwks_file)) for trusted in issuers}
        self._now = now

    def __call__(self, token: str) -> Subject:
        """Who the token is about. Raises Unauthenticated, always the same, whatever is wrong with it."""
        try:
            return self._verified(token)
        except (Unacceptable, JoseError, KeyError, ValueError, TypeError, OverflowError):
            raise Unauthenticated from None

    def _verified(self, token: str) -> Subject:
        check_form(token)
        header, claims = (_object(segment) for segment in token.split(".")[:2])
        check_header(header)
        trusted, keys = self._issuers[claims["iss"]]
        key = keys.current()[header["kid"]]
        check_algorithm(header, key)
        check_signature(token, header, key)
        check_claims(claims, trusted, self._now())
        check_life(claims)
        check_name(claims)
        return Subject(claims["iss"], claims["sub"])
