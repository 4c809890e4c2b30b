"""The verbs, nouns, actors and tables that the coder knows, and the code that reads and checks them."""
