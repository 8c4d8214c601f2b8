"""Which people, and which incidents, are one: pairs to be judged, clusters, and all that was judged."""
