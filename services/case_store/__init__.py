"""The way in: commands, rules, events, and the journal that keeps them."""
