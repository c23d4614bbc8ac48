ll2() {
  command ls -l -- "$@"
}
