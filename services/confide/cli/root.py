"""All commands of `confide`. What goes wrong is told in a sentence, with exit code 2; never with a traceback."""

from __future__ import annotations

import typer

from confide.cli import caseload, custodian, demo, due, explain, importing, meeting, policy, project, psp, service
from confide.cli.sentences import Sentences

app = typer.Typer(
    cls=Sentences,
    help="Confide: who needs to know, and how much?",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # a traceback's locals can hold a child's words
)
app.command()(demo.demo)
app.command()(demo.tour)
app.command()(demo.token)
app.command()(caseload.caseload)
app.command()(due.due)
app.command()(explain.explain)
app.command("import")(importing.import_)
app.command()(service.serve)
app.command()(service.projector)
app.command()(service.migrate)
app.add_typer(custodian.app, name="custodian")
app.add_typer(policy.app, name="policy")
app.add_typer(project.app, name="project")
app.add_typer(psp.app, name="psp")
app.add_typer(meeting.app, name="meeting")
