"""What the pupils of a school think would help: asked on paper without a name, kept as numbers only (ADR 17)."""
