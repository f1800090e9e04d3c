"""The desk in a browser: drafts marked as they are typed, claims reviewed side by side, and the same as a REST API."""
