"""How the reader is trained, measured and exported; torch lives here and nowhere else."""
