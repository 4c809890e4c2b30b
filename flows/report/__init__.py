"""report.html of a release: one page without requests, with a map, charts, drift, and every event with its evidence marked."""
