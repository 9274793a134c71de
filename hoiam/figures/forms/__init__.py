"""Official tables of a period and of bodies: numbers, what stands behind each, what does not hold."""
