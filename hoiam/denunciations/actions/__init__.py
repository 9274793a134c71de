"""Every change of a denunciation."""
