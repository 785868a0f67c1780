"""Lines of the body to paragraphs: by their numbers, their beginnings and their headings."""
