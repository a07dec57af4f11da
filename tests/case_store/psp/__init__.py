"""The rules of a pastoral support programme: proposed, planned, agreed, signed."""
