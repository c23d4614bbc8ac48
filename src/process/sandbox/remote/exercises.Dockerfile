# The system that answers of shell exercises run in, when Docker was chosen to hold them.
FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      bc bsdextrautils curl file gawk jq less nodejs procps vim-tiny xxd zip unzip \
 && rm -rf /var/lib/apt/lists/*
