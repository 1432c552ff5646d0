"""The listing flow: the queue of the reviewers, evaluations, the fast lane."""
