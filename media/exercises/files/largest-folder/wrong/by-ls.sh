ls -dS runs/* | head -n 1
