"""Every act on an old register. The rows of a batch are written by the module `chunks`, which is
no act of its own."""

from hoiam.registers.actions.batches import open_batch, show, withdraw
from hoiam.registers.actions.continuing import continue_here
from hoiam.registers.actions.placing import place

__all__ = ["continue_here", "open_batch", "place", "show", "withdraw"]
