"""Reading tables of any kind as text, safely."""
