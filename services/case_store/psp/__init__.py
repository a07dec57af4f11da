"""A pastoral support programme as it is planned: why, towards which targets, who helps how, and who signed."""
