"""The authority on HTTP, its faults on the wire, and the control API."""
