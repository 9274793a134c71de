"""Every change of a petition."""

from hoiam.petitions.actions.register import Registered, register

__all__ = ["Registered", "register"]
