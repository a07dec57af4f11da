"""What people named by a command have to do with agencies, and whose an action is: found with the rest, by id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from case_store.decider import FromAgency
from case_store.vocabulary import Tie

FROM_AGENCY = """
SELECT r.person, r.relation, r.scope_id, r.starts <= %(today)s AND coalesce(r.ends >= %(today)s, true)
  FROM relations_in_force r
 WHERE r.person = ANY(%(people)s) AND r.relation IN ('works_for', 'invited', 'attended', 'placed_with')
"""
"""What people have to do with agencies, and whether it still holds. Params: people, today."""

AGENCY = """
SELECT EXISTS (SELECT FROM entries e WHERE e.stream = %(agency)s AND e.name = 'agency.listed'
                  AND NOT EXISTS (SELECT FROM entries n WHERE n.stream = e.stream AND n.version > e.version))
"""
"""Whether this school has an agency in its directory. Params: agency."""

THEIRS = """
SELECT DISTINCT p.role FROM entry_people p
 WHERE p.role IN ('owner', 'addressee')
   AND p.position = (SELECT max(o.position) FROM entry_people o WHERE o.role = p.role
                        AND o.position IN (SELECT e.position FROM entries e WHERE e.stream = %(stream)s))
   AND (p.person = %(person)s OR %(for_agency)s AND p.person IN (
            SELECT s.scope_id FROM relations_in_force s JOIN entry_index i ON i.entry = s.entry
             WHERE s.person = %(person)s AND s.relation = 'succeeds'
               AND i.matter = (SELECT b.matter FROM entries b WHERE b.stream = %(stream)s AND b.version = 1)))
"""
"""Whose an action is now, by its newest entry that says so: what the actor is to it, or whom of an agency they follow.
Params: stream, person, for_agency."""


def from_agency(rows: Iterable[tuple[Any, ...]]) -> Mapping[UUID, FromAgency]:
    """The rows of `FROM_AGENCY`, put together for each person."""
    found: dict[UUID, FromAgency] = {}
    for person, relation, scope, holds in rows:
        one, tie = found.get(person, FromAgency()), Tie(relation)
        if tie is Tie.WORKS_FOR:
            one = replace(one, ever=one.ever | {scope}, agencies=one.agencies | ({scope} if holds else set()))
        elif holds and tie is Tie.PLACED_WITH:
            one = replace(one, pupils=one.pupils | {scope})
        elif holds:
            one = replace(one, matters={**one.matters, scope: one.matters.get(scope, frozenset()) | {tie}})
        found[person] = one
    return found
