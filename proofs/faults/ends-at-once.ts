// Deliberate fault: the process exits at once on a signal, without finishing requests. Loaded by `--import`.

process.on('SIGTERM', () => process.exit(0))
