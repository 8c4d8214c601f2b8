"""What measures onrecord: one command per question, on data that never enters the project."""
