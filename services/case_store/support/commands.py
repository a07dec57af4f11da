"""What an ELSA, their line manager and their supervisor ask the record to take in about the ELSA's own support."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from case_store.decider import Command
from case_store.support.codes import Blocker, BlockerStands, SupervisedHow
from case_store.vocabulary import Sensitive

Minutes = Annotated[int, Field(ge=1, le=480)]


class Offload(Command, action="support.offload"):
    """Put down what a hard session left with you. Nobody else reads it, unless you share it with your manager."""

    words: Sensitive
    what_would_help: Sensitive | None = None
    happened_on: date | None = None
    share_with_manager: bool = False


class ReportBlocker(Command, action="support.report_blocker"):
    """Say what stands in the way of your work: by code for those who count, in words for those who can move it."""

    code: Blocker
    noticed_on: date | None = None
    words: Sensitive | None = None
    what_would_help: Sensitive | None = None


class AnswerBlocker(Command, action="support.answer_blocker"):
    """Say what came of a blocker that was reported to you."""

    stands: BlockerStands
    what_was_done: Sensitive | None = None


class RecordSupervision(Command, action="support.record_supervision"):
    """Record that an ELSA attended supervision. Own notes are for the ELSA alone to write and to read."""

    how: SupervisedHow
    attended_on: date | None = None
    supervisor: UUID | None = None
    minutes: Minutes | None = None
    themes: Sensitive | None = None
    own_notes: Sensitive | None = None


class RecordManagerMeeting(Command, action="support.record_manager_meeting"):
    """Record that an ELSA and their line manager met: what was agreed, and what the ELSA wants to learn."""

    met_on: date | None = None
    agreed: Sensitive | None = None
    development: Sensitive | None = None
    next_on: date | None = None


class RecordAccreditation(Command, action="support.record_accreditation"):
    """Record an ELSA's accreditation, and its last day if it has one. The newest record stands."""

    accredited_on: date | None = None
    until: date | None = None
    by_whom: Sensitive | None = None
    evidence: Sensitive | None = None
