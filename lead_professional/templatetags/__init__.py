"""What the templates of leading use."""
