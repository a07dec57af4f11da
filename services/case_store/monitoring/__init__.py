"""How a pupil on a pastoral support programme does from day to day, and what school and home write to each other."""
