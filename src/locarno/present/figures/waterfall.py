def waterfall_figure(f,c): return {}
