bash noisy.sh
