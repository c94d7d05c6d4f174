"""Do the numbers add up: contributions in force, sizes, rotation, rotas."""
