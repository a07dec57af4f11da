"""The journal: the only place that touches the event store's library."""
