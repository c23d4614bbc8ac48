find dataset -type f
