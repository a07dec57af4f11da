"""A fictional school that anyone can start, look around in as each of its people, and throw away."""
