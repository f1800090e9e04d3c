"""The desk in a browser: drafts marked as they are typed, claims reviewed beside their source; and a REST API."""
