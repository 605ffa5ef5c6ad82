"""What a user may write in a file: frozen models, no arithmetic."""
