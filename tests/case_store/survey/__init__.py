"""The rules of a survey of pupils' views, and what they keep of whom."""
