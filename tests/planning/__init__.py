"""The course planner, without Odoo."""
