ls -l runs
