"""The words of notices and letters: looked over, edited, tried out, and put back."""
