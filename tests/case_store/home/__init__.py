"""What passes between school and home, rule by rule."""
