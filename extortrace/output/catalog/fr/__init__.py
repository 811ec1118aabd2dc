"""French texts, a module for each part of the program. Spaces before double marks are plain here; ``typeset`` makes them what French wants."""
