"""The answers to programs: one router a resource, described by OpenAPI."""
