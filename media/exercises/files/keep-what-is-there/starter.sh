# new → data
