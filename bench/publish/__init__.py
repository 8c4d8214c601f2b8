"""What measures publishing: that nothing held back leaves."""
