"""A customer portal as any Django shop would have it: stock sign-in, stock password reset, one private page."""
