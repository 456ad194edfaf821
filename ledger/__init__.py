"""bevilling: Danish municipal minutes in, checked appropriations out."""
