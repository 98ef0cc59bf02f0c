// A fault for controls: the process ends where it is asked to stop, whatever is under way. Loaded before a program by `--import`.

process.on('SIGTERM', () => process.exit(0))
