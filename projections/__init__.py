"""Questions asked often, answered in advance, from entries. No words about a child."""
