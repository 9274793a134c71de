"""Erasing, keeping, answering what people ask about their data, and what leaked."""

from hoiam.protection.actions.replaying import Replayed, replay

__all__ = ["Replayed", "replay"]
