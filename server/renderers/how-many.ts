import { availableParallelism, totalmem } from 'node:os'

/** Bytes of the server without page processes, and of each. */
const [bytesWithoutPages, bytesPerProcess] = [900_000_000, 300_000_000]

/** Returns one per core but the front door's, as memory allows, at most four; 0: the server renders by itself. */
export function defaultRenderers(cores = availableParallelism(), bytes = memoryBytes()) {
  return Math.max(0, Math.min(4, cores - 1, Math.floor((bytes - bytesWithoutPages) / bytesPerProcess)))
}

/** Containers and services may be limited. */
function memoryBytes() {
  return Math.min(totalmem(), process.constrainedMemory() || Infinity)
}
