"""The same event in several articles: what ECB+ marks, how well it is found, and the model that ships."""
