"""The command line: what a user types, sees and is told. Nothing else prints or leaves the program."""
