"""From the blocks of a file that has blocks (official XML, Word) to the paragraphs of a resolution.

An importer reads its file into blocks: lines, each with its marks and the notes that it calls. Here it is decided which
of them are annexes, headings and numbers, of which kind a paragraph is, and how deep it stands.
"""
