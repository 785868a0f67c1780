"""What printing did to the words of a paragraph, undone: calls of notes, reversed numbers, words cut or divided."""
