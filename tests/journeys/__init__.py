"""What each person meets, from beginning to end, over HTTP: a file a person."""
