"""What the check of a contract tries, beside loading it."""
