"""When the work changes hands: somebody covers, somebody takes over, and whether it was handed over properly."""
