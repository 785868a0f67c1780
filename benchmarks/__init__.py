"""Measures the quality and the speed of the product; needs the benchmark folder, see `--bench`."""
