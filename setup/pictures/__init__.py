"""Pictures of the demo data, taken by a browser; see ./setup/screenshots."""
