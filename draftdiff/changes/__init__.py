"""A changed text taken apart, as rules read it: both sides by unit, what stands in them, what has been explained."""
