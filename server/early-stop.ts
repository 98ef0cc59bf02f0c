// Imports nothing: what is loaded before it listens is time in which a stop is not heard.

const signals = ['SIGTERM', 'SIGINT'] as const
let onSignal: (() => void) | undefined

/** Ends this process on SIGTERM or SIGINT once `work` is done, until there is a server to end in order. */
export function stopEarlyOnSignal(work: () => Promise<unknown>) {
  onSignal = () => void work().finally(() => process.exit(0))
  for (const signal of signals) process.on(signal, onSignal)
}

/** Leaves the signals to whoever listens now. */
export function endEarlyStop() {
  if (onSignal) for (const signal of signals) process.off(signal, onSignal)
}
