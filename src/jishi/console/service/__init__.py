"""What buyers have asked the shops that one answers for."""
