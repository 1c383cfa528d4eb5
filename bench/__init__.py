"""How fast onrecord is and how much memory it takes, compared with an earlier commit; and how good it must stay."""
