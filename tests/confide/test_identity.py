"""Only a token that is right in every respect says who somebody is (guarantee G49)."""

from __future__ import annotations

import base64
import hmac
import json
import random
import warnings
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey
from joserfc.jws import JWSRegistry

from case_store.errors import Unauthenticated
from confide import identity
from confide.demo_issuer import DemoIssuer
from confide.identity import Subject, Verifier, bearer
from confide.issuers import TrustedIssuer, UnusableKeys, read_keys
from tests.lane import tries

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SECOND = int(NOW.timestamp())
ISSUER, AUDIENCE = "https://login.example", "https://confide.example"
KEYS: dict[str, Any] = {
    "Ed25519": OKPKey.generate_key("Ed25519", {"kid": "ed", "use": "sig"}),
    "ES256": ECKey.generate_key("P-256", {"kid": "ec", "use": "sig"}),
    "RS256": RSAKey.generate_key(2048, {"kid": "rsa", "use": "sig"}),
}
STRANGER = OKPKey.generate_key("Ed25519", {"kid": "ed"})
OTHER = OKPKey.generate_key("Ed25519", {"kid": "other"})
CLAIMS = {"iss": ISSUER, "aud": AUDIENCE, "sub": "leila", "iat": SECOND - 60, "exp": SECOND + 3600}
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    WEAK = RSAKey.generate_key(1024, {"kid": "weak"}).as_dict(private=False)
Token = tuple[str, str]
"""What was done to it, and the token."""


def jwks(path: Path, *keys: Any) -> Path:
    path.write_text(json.dumps({"keys": [key.as_dict(private=False) for key in keys]}))
    return path


@pytest.fixture
def verify(tmp_path: Path) -> Verifier:
    ours = TrustedIssuer(ISSUER, AUDIENCE, jwks(tmp_path / "ours.json", *KEYS.values()))
    theirs = TrustedIssuer("https://other.example", "https://elsewhere.example", jwks(tmp_path / "theirs.json", OTHER))
    return Verifier([ours, theirs], lambda: NOW)


def encoded(told: object) -> str:
    raw = told if isinstance(told, bytes) else json.dumps(told).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def signed(header: dict[str, Any] | bytes, claims: object, key: Any = KEYS["Ed25519"], alg: str = "Ed25519") -> str:
    """A token with exactly this header and these claims, whatever they are, and a good signature of `key`."""
    model = JWSRegistry().algorithms[alg]
    text = f"{encoded(header)}.{encoded(claims)}"
    return f"{text}.{encoded(model.sign(text.encode(), key))}"


def header(**changed: Any) -> dict[str, Any]:
    told = {"alg": "Ed25519", "kid": "ed", "typ": "at+jwt", **changed}
    return {name: value for name, value in told.items() if value is not ...}


def claims(**changed: Any) -> dict[str, Any]:
    return {name: value for name, value in {**CLAIMS, **changed}.items() if value is not ...}


def good(alg: str = "Ed25519") -> str:
    return signed(header(alg=alg, kid=KEYS[alg].kid), CLAIMS, KEYS[alg], alg)


def accepted(verify: Verifier, token: str) -> bool:
    try:
        verify(token)
    except Unauthenticated as error:
        assert error.detail is None
        return False
    return True


# What is done to tokens, one list for each defence: with the check taken away, one of its list must come through.

ODD: tuple[Any, ...] = (..., None, True, "", " ", 0, -1, 1.5, [], {}, [None], "x" * 300, "\x00", "Leila\n")


def malformed() -> Iterator[Token]:
    head, body, signature = good().split(".")
    last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    twin = last[last.index(signature[-1]) ^ 1]
    yield "another spelling of the same signature", f"{head}.{body}.{signature[:-1]}{twin}"
    for joined in (f"{head}.{body}", f"{head}.{body}.", f".{body}.{signature}", f"{head}..{signature}", "", ".", ".."):
        yield "a segment missing", joined
    yield "a segment too many", f"{good()}.{signature}"
    yield "padded", f"{head}.{body}.{signature}=="
    yield "other alphabet", f"{head}.{body}.{signature}".replace("-", "+").replace("_", "/") + "+"
    yield "line end", good() + "\n"
    yield "too long", signed(header(), claims(more="x" * 9_000))


def headers() -> Iterator[Token]:
    for odd in ODD:
        yield f"typ {odd!r:.20}", signed(header(typ=odd), CLAIMS)
        yield f"kid {odd!r:.20}", signed(header(kid=odd), CLAIMS)
    for name in ("crit", "jwk", "jku", "x5u", "x5c", "b64", "zip", "enc", "cty", "iss", "custom"):
        for value in (["exp"], ["b64"], [], "x", False, True, STRANGER.as_dict(private=False)):
            yield name, signed(header(**{name: value}), CLAIMS)
    yield "key of the token's own", signed(header(jwk=STRANGER.as_dict(private=False)), CLAIMS, STRANGER)
    yield "another kind of token", signed(header(typ="secevent+jwt"), CLAIMS)
    yield "no header", signed(b"[]", CLAIMS)
    yield "a field twice", signed(json.dumps(header()).replace('"alg"', '"alg":"none","alg"').encode(), CLAIMS)


def algorithms() -> Iterator[Token]:
    public = KEYS["RS256"].as_pem(private=False)
    odd: tuple[Any, ...] = (
        "none",
        "None",
        "HS256",
        "HS512",
        "EdDSA",
        "RS512",
        "PS256",
        "ES384",
        "ed25519",
        "",
        None,
        7,
        [],
        ...,
    )
    for alg in odd:
        head, body = encoded(header(alg=alg)), encoded(CLAIMS)
        yield f"alg {alg!r}, unsigned", f"{head}.{body}."
        yield f"alg {alg!r}, signature of another", f"{head}.{body}.{good().split('.')[2]}"
    text = f"{encoded(header(alg='HS256', kid='rsa'))}.{encoded(CLAIMS)}"
    yield "the public key as a shared secret", f"{text}.{encoded(hmac.digest(public, text.encode(), 'sha256'))}"
    yield "a weaker algorithm of the same key", signed(header(alg="RS512", kid="rsa"), CLAIMS, KEYS["RS256"], "RS512")
    for alg in ("ES256", "RS256"):
        yield f"the key of {alg} under another's id", signed(header(alg=alg), CLAIMS, KEYS[alg], alg)


def signatures() -> Iterator[Token]:
    yield "signed by a stranger", signed(header(), CLAIMS, STRANGER)
    yield "signed by another issuer's key", signed(header(kid="other"), CLAIMS, OTHER)
    yield "signed by another issuer's key under our id", signed(header(), CLAIMS, OTHER)
    head, _, signature = good().split(".")
    yield "other claims", f"{head}.{encoded(claims(sub='head'))}.{signature}"
    chance = random.Random(49)
    for alg in KEYS:
        token = good(alg)
        for _ in range(tries(1_700, 330_000)):
            place, letter = chance.randrange(len(token)), chance.choice("ABCabcXYZxyz0189-_.")
            if token[place] != letter:
                yield f"{alg}: one letter changed", token[:place] + letter + token[place + 1 :]


def claimed() -> Iterator[Token]:
    for name in CLAIMS:
        for odd in ODD:
            if not (name == "aud" and odd == [AUDIENCE]):
                yield f"{name} {odd!r:.20}", signed(header(), claims(**{name: odd}))
    for iss in (ISSUER + "/", ISSUER.upper(), "https://other.example", "http://login.example", "null"):
        yield "another issuer", signed(header(), claims(iss=iss))
    for aud in (AUDIENCE + "/", [AUDIENCE + "x"], "https://elsewhere.example", [["https://confide.example"]]):
        yield "for somebody else", signed(header(), claims(aud=aud))
    for late in (31, 60, 3600, 10**6, 2**62):
        yield "ended", signed(header(), claims(iat=SECOND - late - 60, exp=SECOND - late))
        yield "not begun", signed(header(), claims(iat=SECOND + late, exp=SECOND + late + 60))
        yield "not yet", signed(header(), claims(nbf=SECOND + late))
    yield "endless", signed(header(), json.dumps(CLAIMS).replace(str(CLAIMS["exp"]), "1e999").encode())
    yield "no number", signed(header(), json.dumps(CLAIMS).replace(str(CLAIMS["exp"]), "NaN").encode())
    yield "a claim twice", signed(header(), json.dumps(CLAIMS).replace('"sub"', '"sub": "head", "sub"').encode())
    yield "no object", signed(header(), b'["leila"]')
    yield "no text", signed(header(), b"\xff\xfe")
    yield "deep", signed(header(), b'{"a":' * 900)


def lives() -> Iterator[Token]:
    yield "lives for a week", signed(header(), claims(exp=SECOND + 7 * 86_400))
    yield "ends before it begins", signed(header(), claims(iat=SECOND + 20, exp=SECOND - 20))


def names() -> Iterator[Token]:
    for odd in ODD:
        yield f"sub {odd!r:.20}", signed(header(), claims(sub=odd))


def skipped(*_: Any) -> None:
    """Stands in for a check that was taken away."""


def algorithm_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity, "check_algorithm", skipped)

    def trusting(token: str, told: Any, key: Any) -> None:
        jwt.decode(token, key, algorithms=["RS512", "RS256", "ES256", "Ed25519"])

    monkeypatch.setattr(identity, "check_signature", trusting)


def no_check(name: str) -> Callable[[pytest.MonkeyPatch], None]:
    return lambda monkeypatch: monkeypatch.setattr(identity, name, skipped)


DEFENCES: dict[str, tuple[Callable[[], Iterator[Token]], Callable[[pytest.MonkeyPatch], None]]] = {
    "form": (malformed, no_check("check_form")),
    "header": (headers, no_check("check_header")),
    "algorithm": (algorithms, algorithm_skipped),
    "signature": (signatures, no_check("check_signature")),
    "claims": (claimed, no_check("check_claims")),
    "life": (lives, no_check("check_life")),
    "name": (names, no_check("check_name")),
}


class TestToken:
    @pytest.mark.parametrize("alg", KEYS)
    def test_that_is_right_says_who(self, verify: Verifier, alg: str) -> None:
        """Each of the three algorithms, with the issuer's own key for it."""
        assert verify(good(alg)) == Subject(ISSUER, "leila")

    def test_for_several_audiences_is_for_us_too(self, verify: Verifier) -> None:
        """An issuer may name several; ours must be among them."""
        assert accepted(verify, signed(header(), claims(aud=[AUDIENCE, "https://more.example"])))

    def test_may_be_a_little_early_or_late(self, verify: Verifier) -> None:
        """Clocks differ by seconds, and nobody should be locked out for that."""
        assert accepted(verify, signed(header(), claims(iat=SECOND + 20)))
        assert accepted(verify, signed(header(), claims(exp=SECOND - 20)))

    @pytest.mark.parametrize("defence", DEFENCES)
    def test_wrong_in_one_respect_is_refused(self, verify: Verifier, defence: str) -> None:
        """None of the changed tokens is accepted, and each is refused in the same words."""
        tried = list(DEFENCES[defence][0]())
        assert [what for what, token in tried if accepted(verify, token)] == []
        print(f"G49 {defence}: {len(tried)} tokens tried, none accepted")

    @pytest.mark.parametrize("defence", DEFENCES)
    def test_comes_through_where_the_check_is_taken_away(
        self, verify: Verifier, defence: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The negative control: each check is what stops something."""
        tokens, take_away = DEFENCES[defence]
        take_away(monkeypatch)
        assert any(accepted(verify, token) for _, token in tokens())


class TestBearer:
    @pytest.mark.parametrize(
        "told", [None, "", "Bearer", "Bearer ", "Basic abc", "abc", "Bearer a b", "Bearer ä", "Bearer a\n"]
    )
    def test_without_a_token_is_nobody(self, told: str | None) -> None:
        """A header that is missing or of another form says nothing."""
        with pytest.raises(Unauthenticated):
            bearer(told)

    def test_holds_the_token(self) -> None:
        """The scheme's name is not case-sensitive."""
        assert bearer("bearer a.b-c_d") == "a.b-c_d"


class TestKeys:
    @pytest.mark.filterwarnings("ignore:Key size")
    @pytest.mark.parametrize(
        "keys",
        [
            [OctKey.generate_key(256, {"kid": "a"}).as_dict()],
            [KEYS["Ed25519"].as_dict(private=True)],
            [KEYS["Ed25519"].as_dict(private=False)] * 2,
            [{k: v for k, v in KEYS["Ed25519"].as_dict(private=False).items() if k != "kid"}],
            [{**KEYS["RS256"].as_dict(private=False), "alg": "HS256"}],
            [WEAK],
            [ECKey.generate_key("P-384", {"kid": "c"}).as_dict(private=False)],
            [],
        ],
        ids=["shared", "private", "twice", "nameless", "other_alg", "short", "other_curve", "none"],
    )
    def test_that_we_do_not_use_are_refused_at_the_start(self, tmp_path: Path, keys: list[Any]) -> None:
        """A secret, a weak key or an ambiguous one stops the start; what is said repeats nothing of it."""
        path = tmp_path / "keys.json"
        path.write_text(json.dumps({"keys": keys}))
        with pytest.raises(UnusableKeys) as refused:
            read_keys(path)
        assert not any(
            str(value) in str(refused.value) for key in keys for value in key.values() if len(str(value)) > 9
        )

    def test_are_read_again_when_they_change(self, tmp_path: Path) -> None:
        """A key that the issuer withdrew opens nothing from the next request on; an unusable file neither."""
        path = jwks(tmp_path / "ours.json", *KEYS.values())
        verify = Verifier([TrustedIssuer(ISSUER, AUDIENCE, path)], lambda: NOW)
        assert accepted(verify, good())
        jwks(path, KEYS["ES256"])
        assert not accepted(verify, good())
        assert accepted(verify, good("ES256"))
        path.write_text("{")
        assert not accepted(verify, good("ES256"))


class TestDemoIssuer:
    def test_vouches_for_its_people(self, tmp_path: Path) -> None:
        """A token of the running demo says who; the key lies where only its owner reads it."""
        issuer = DemoIssuer(tmp_path / "demo", production=False)
        issuer.start()
        verify = Verifier([issuer.trusted], lambda: NOW)
        assert verify(issuer.issue("leila", NOW)) == Subject("urn:confide:demo", "leila")
        assert all(path.stat().st_mode & 0o077 == 0 for path in (tmp_path / "demo").iterdir())

    def test_of_an_earlier_demo_vouches_for_nobody(self, tmp_path: Path) -> None:
        """Each start makes a new key."""
        issuer = DemoIssuer(tmp_path, production=False)
        issuer.start()
        old = issuer.issue("leila", NOW - timedelta(hours=1))
        issuer.start()
        assert not accepted(Verifier([issuer.trusted], lambda: NOW), old)

    def test_does_not_exist_in_production(self, tmp_path: Path) -> None:
        """Nobody can be anybody where records are real."""
        with pytest.raises(PermissionError):
            DemoIssuer(tmp_path, production=True)
