"""`python -m bench`: measures Jishi against limits taken in the same run and writes docs/performance.md."""
