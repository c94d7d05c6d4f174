"""Q7: who can block an arrangement, and at what price would the block be lifted?"""
