"""Programs that open a file of somebody's in a process of their own: they import nothing of onrecord, and start fast."""
