"""What a reader should look at, whatever the weight: each flag is found by a module of its own."""
