"""A list of staff, with the posts that they hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from case_store.vocabulary import Post
from confide.importing.cells import Wrong, day, email, word
from confide.importing.looked import Looked, Seen, Wanted, understood
from confide.importing.sheet import Columns, Fault, Row

COLUMNS = Columns(
    ("display_name", "posts"),
    ("email", "telephone", "starts", "sign_in", "issuer"),
    {
        "name": "display_name",
        "full_name": "display_name",
        "post": "posts",
        "role": "posts",
        "e_mail": "email",
        "phone": "telephone",
        "start_date": "starts",
        "login": "sign_in",
        "sub": "sign_in",
        "iss": "issuer",
    },
)
BY_CHAIR = frozenset({Post.HEAD, Post.CHAIR})
BY_HEAD = frozenset({Post.DSL, Post.DEPUTY_DSL, Post.SENCO, Post.LINE_MANAGER, Post.PSP_COORDINATOR})


def look(rows: tuple[Row, ...], issuer: str | None) -> Looked:
    """What each row asks for; people who are in the file twice; posts that are not the office's to fill."""
    seen, wanted, faults = Seen(), [], []
    reads = {"posts": _posts, "starts": day, "email": email}
    for row in rows:
        said, wrong = understood(row, reads, COLUMNS.required)
        faults += [*wrong, *_of(row.number, said, seen, issuer)]
        if "sign_in" in said:
            said.setdefault("issuer", issuer)
        if "starts" in said:
            said["starts"] = said["starts"].isoformat()
        wanted.append(Wanted(row.number, said))
    return Looked(tuple(wanted), tuple(faults))


def _of(row: int, said: dict[str, Any], seen: Seen, issuer: str | None) -> Iterator[Fault]:
    if "sign_in" in said and "issuer" not in said and issuer is None:
        yield Fault(row, "issuer", "Is empty: say who vouches for this sign-in, here or for all with --issuer.")
    for post in said.get("posts", ()):
        if post in BY_HEAD | BY_CHAIR:
            who = "chair" if post in BY_CHAIR else "head"
            yield Fault(row, "posts", f"Names a post to which the {who} appoints: not the office.", warning=True)
    known = "email" if "email" in said else "display_name"
    repeats = [seen.again(row, known, str(said[known]).casefold())] if known in said else []
    if "sign_in" in said:
        repeats.append(seen.again(row, "sign_in", (said.get("issuer", issuer), said["sign_in"])))
    yield from (again for again in repeats if again is not None)


def _posts(cell: str) -> list[str]:
    """One post, or several with semicolons or commas between."""
    posts = [word(one, Post).value for one in cell.replace(",", ";").split(";") if one.strip()]
    if not posts:
        raise Wrong("Names no post.")
    return sorted(set(posts))
