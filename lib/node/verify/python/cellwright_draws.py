"""Random numbers that are the same on both sides where the notebook leaves them to chance."""

from __future__ import annotations

import random

SEED = 0


def same_draws() -> None:
    """Starts the shared generators of Python and numpy, which calls without a seed draw from, at one state."""
    random.seed(SEED)
    try:
        import numpy as np
    except ImportError:
        return
    np.random.seed(SEED)
