"""What comes in by hand and by voice: reception of citizens, letter boxes, the hotline."""
