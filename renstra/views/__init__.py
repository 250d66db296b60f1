"""Pages of renstra, one module per aggregate."""
