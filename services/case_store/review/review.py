"""The rules of reviewing a plan, in the plan's own stream: from its first review to its end."""

from __future__ import annotations

from case_store.checks import checked
from case_store.decider import Decider
from case_store.review import commands as asked
from case_store.review.ending import ask_advice, end, judge, record_advice, record_no_advice
from case_store.review.plan import Plan
from case_store.review.putting_off import extend, notice_failing, pause, record_not_held, resume
from case_store.review.reviewing import hold, record_report, report, review_commitment, word_for_home
from case_store.review.state import evolve

REVIEW = Decider(
    "review",
    Plan(),
    evolve,
    checked(
        {
            asked.Hold: hold,
            asked.ReviewCommitment: review_commitment,
            asked.Report: report,
            asked.RecordReport: record_report,
            asked.RecordNotHeld: record_not_held,
            asked.Pause: pause,
            asked.Resume: resume,
            asked.NoticeFailing: notice_failing,
            asked.Extend: extend,
            asked.WordForHome: word_for_home,
            asked.AskAdvice: ask_advice,
            asked.RecordAdvice: record_advice,
            asked.RecordNoAdvice: record_no_advice,
            asked.Judge: judge,
            asked.End: end,
        }
    ),
    is_matter=True,
)
