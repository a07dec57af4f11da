"""The rules of agencies, their people, placements and successors."""
