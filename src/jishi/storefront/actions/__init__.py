"""What the storefront can be asked to do, one file each."""
