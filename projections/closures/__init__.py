"""What is closed until somebody looks: files and readers that a row nobody can explain would have opened or hidden."""
