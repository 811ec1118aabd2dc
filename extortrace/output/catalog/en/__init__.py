"""English texts, a module for each part of the program."""
