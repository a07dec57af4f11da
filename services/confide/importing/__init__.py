"""Lists that a school has already: read from CSV or XLSX, looked through, and told to the service row by row."""
