"""How well files of every kind become reports. Each module measures one thing and is a row of __main__'s list."""
