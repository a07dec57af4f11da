"""Keys are kept from everybody but their owner, and wrong ones open nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from case_store.journal.faults import UnsafeConfiguration
from case_store.journal.ids import new_id
from case_store.journal.keys import KeyRing, WrongKey


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644, 0o610])
def test_a_root_key_that_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    """Only its owner may read it; made by us, it is so."""
    path = tmp_path / "keys" / "root.key"
    KeyRing.make_file(path)
    KeyRing.from_file(path)
    path.chmod(mode)
    with pytest.raises(UnsafeConfiguration):
        KeyRing.from_file(path)


def test_a_root_key_is_never_replaced(tmp_path: Path) -> None:
    """To write over it would erase everything."""
    KeyRing.make_file(tmp_path / "root.key")
    with pytest.raises(FileExistsError):
        KeyRing.make_file(tmp_path / "root.key")
    with pytest.raises(UnsafeConfiguration):
        KeyRing(b"short")


def test_a_custodians_key_opens_under_its_root_and_name_only() -> None:
    """Another root key, or another custodian's name, does not start."""
    ring = KeyRing(os.urandom(32))
    wrapped = ring.new_custodian_key("harbour")
    ring.custodian("harbour", wrapped)
    for other, name in ((KeyRing(os.urandom(32)), "harbour"), (ring, "mill")):
        with pytest.raises(UnsafeConfiguration):
            other.custodian(name, wrapped)


def test_a_file_key_opens_for_its_file_and_id_only() -> None:
    """Moved to another file, id or custodian, or changed, it does not open."""
    ring = KeyRing(os.urandom(32))
    harbour, wrapped = ring.new_custodian_key("harbour"), ring.new_custodian_key("mill")
    file, key = new_id(), new_id()
    sealed = ring.custodian("harbour", harbour).new_file_key(file, key)
    ring.custodian("harbour", harbour).open(file, key, sealed)
    fresh = ring.custodian("harbour", harbour)
    for keys, where, which, what in (
        (fresh, new_id(), key, sealed),
        (fresh, file, new_id(), sealed),
        (fresh, file, key, sealed[:-1] + bytes([sealed[-1] ^ 1])),
        (fresh, file, key, b""),
        (ring.custodian("mill", wrapped), file, key, sealed),
    ):
        with pytest.raises(WrongKey):
            keys.open(where, which, what)


def test_digests_differ_between_custodians() -> None:
    """The same request has another digest at another custodian, and the same one at the same."""
    ring = KeyRing(os.urandom(32))
    wrapped = [ring.new_custodian_key(name) for name in ("harbour", "mill")]
    one, again, other = (
        ring.custodian("harbour", wrapped[0]),
        ring.custodian("harbour", wrapped[0]),
        ring.custodian("mill", wrapped[1]),
    )
    assert one.hmac(b"x") == again.hmac(b"x") != other.hmac(b"x")
    assert one.hmac(b"x") != one.hmac(b"y")
