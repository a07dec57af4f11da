"""Says what went wrong in a sentence that tells a person what to do next."""

from __future__ import annotations

import sys
from typing import Any

import httpx2
import psycopg
import typer
from psycopg.errors import InsufficientPrivilege
from psycopg_pool import PoolTimeout
from typer.core import TyperGroup

from access_policy.engine import EngineFault
from case_store.errors import RecordError, Unavailable
from case_store.journal.faults import UnsafeConfiguration
from case_store.journal.migrations import ChangedMigration
from confide.app import Unbound
from confide.demo.client import StoryBroke
from confide.demo.place import DemoRuns
from confide.serving import NotStarted

WRONG = 2
"""The exit code where something that the caller can change is wrong."""
STOPPED = 130
"""The exit code where the caller stopped us midway."""


class Sorry(Exception):
    """What a command cannot do, in a sentence for whoever asked."""


_THEIR_OWN_WORDS = (Sorry, UnsafeConfiguration, ChangedMigration, Unbound, StoryBroke, DemoRuns, NotStarted)
_DATABASE = (
    "The database does not answer, or does not let us in. Look whether it runs, and at CONFIDE_DATABASE__HOST, "
    "CONFIDE_DATABASE__PORT and the files of passwords."
)
_ENGINE = (
    "The policy engine does not answer, or not by the rules that are installed here. Look whether it runs, at "
    "CONFIDE_ENGINE__URL, and whether it was given these rules (`confide policy show` names them)."
)


def sentence(fault: Exception) -> str | None:
    """What to tell a person about `fault`; None where it is a fault of the programme."""
    told: str | None = None
    match fault:
        case InsufficientPrivilege():
            told = "This login may not do that. Name the administrator's with CONFIDE_DATABASE__ADMIN_PASSWORD_FILE."
        case Unavailable() if isinstance(fault.__cause__, EngineFault):
            told = _ENGINE
        case psycopg.OperationalError() | PoolTimeout() | Unavailable() | TimeoutError():
            told = _DATABASE
        case psycopg.errors.UndefinedTable() | psycopg.errors.InvalidSchemaName():
            told = "This database has not been set up yet. Run `confide migrate`."
        case httpx2.HTTPError():
            told = "The demo does not answer. Start it again with `confide demo`."
        case RecordError():
            told = str(fault)
        case _ if isinstance(fault, _THEIR_OWN_WORDS):
            told = str(fault)
    return told


class Sentences(TyperGroup):
    """A group of commands whose faults are told in sentences."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command. Leaves with WRONG after a fault that has a sentence, with STOPPED after Ctrl-C."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            typer.echo("Stopped.", err=True)
            sys.exit(STOPPED)
        except Exception as fault:
            told = sentence(fault)
            if told is None:
                raise
            typer.echo(told, err=True)
            sys.exit(WRONG)
