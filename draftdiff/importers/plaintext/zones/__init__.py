"""What the lines are: head of the file, furniture of the pages, notes, and the parts of the body."""
