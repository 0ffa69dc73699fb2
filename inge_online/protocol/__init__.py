"""What the provider and BAMF say to each other. Knows neither Odoo nor a database."""
