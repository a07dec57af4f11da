"""What passes between school and home: who was told, how they like to be told, and who they are in law."""
