"""How fast onrecord is, in how much memory, beside what one would run instead; and how good it must stay."""
