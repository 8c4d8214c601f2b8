"""How the records were made, said in parts from the settings of a case file, and edited by people."""
