bash inspect.sh
