"""The forms of the dataset that `tocsin export` writes, a module each, with the tables that say how their columns come of ours."""
