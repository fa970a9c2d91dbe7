"""What is counted for Prometheus. One `Metrics` a process, given to whoever counts; labels hold no person's data."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, generate_latest

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """The counters and gauges, in a registry of their own so that two of them can live side by side in tests."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.received = self._counter("inbox", "Updates stored by intake", "channel", "state")
        self.dropped = self._counter("dropped", "Calls and updates not stored", "channel", "why")
        self.refused = self._counter("storage_refusals", "Calls answered 503 because storage was away", "channel")
        self.limited = self._counter("limited", "Calls refused by a guard", "guard")
        self.handled = self._counter("handled", "Updates that processing finished", "channel", "outcome")
        self.sent = self._counter("outbox", "Messages that delivery finished", "channel", "outcome")
        self.backlog = self._gauge("backlog", "Rows that wait, by queue: inbox, outbox, dead", "queue")
        self.lag = self._gauge("lag_seconds", "Age of the oldest row that waits and is due, by queue", "queue")
        self.ready = self._gauge("ready", "1 when /readyz says ready")

    def render(self) -> bytes:
        """All of it in Prometheus's text format."""
        return generate_latest(self.registry)

    def _counter(self, name: str, meaning: str, *labels: str) -> Counter:
        return Counter(f"phatngon_{name}", meaning, labels, registry=self.registry)

    def _gauge(self, name: str, meaning: str, *labels: str) -> Gauge:
        return Gauge(f"phatngon_{name}", meaning, labels, registry=self.registry)
