// Imports nothing, so that it listens as early as possible.

const signals = ['SIGTERM', 'SIGINT'] as const
let onSignal: (() => void) | undefined

/** Ends the process on a signal after `work`, until there is a server that can stop in order. */
export function stopEarlyOnSignal(work: () => Promise<unknown>) {
  onSignal = () => void work().finally(() => process.exit(0))
  for (const signal of signals) process.on(signal, onSignal)
}

export function endEarlyStop() {
  if (onSignal) for (const signal of signals) process.off(signal, onSignal)
}
