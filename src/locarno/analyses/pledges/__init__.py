"""Questions about pledges: do they fit, who waits for whom, what is each worth."""
