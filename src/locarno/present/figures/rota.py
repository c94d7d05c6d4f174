def rota_figure(f,c): return {}
