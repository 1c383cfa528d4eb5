"""Programs that open somebody's file in a process of their own: they import nothing of onrecord, and start fast."""
