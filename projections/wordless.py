"""What happened, read back from a projection: only the fields that were kept, and none of the words."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel

Model = TypeVar("Model", bound=BaseModel)


def wordless(kind: type[Model], **fields: Any) -> Model:
    """Something of `kind` with these fields alone, for a rule that looks at no others. It is never stored or told."""
    return kind.model_construct(**fields)
