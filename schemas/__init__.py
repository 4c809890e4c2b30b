"""What the data is: records, columns and code lists. Imports nothing of the project."""
