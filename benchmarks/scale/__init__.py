"""How cost grows with sites, criteria and draws: measured curves for docs/scale.md."""
