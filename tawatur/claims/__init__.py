"""Who says what, and what is said to have happened: statements, events, status, chains and links."""
