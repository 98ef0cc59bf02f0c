import { availableParallelism, totalmem } from 'node:os'

/** Bytes of the server without page processes, and of each. */
const [bytesWithoutPages, bytesPerProcess] = [900_000_000, 300_000_000]

/** Returns how many page processes to run: one per core but the first, as memory allows, at most four, perhaps none. */
export function defaultRenderers(cores = availableParallelism(), bytes = memoryBytes()) {
  return Math.max(0, Math.min(4, cores - 1, Math.floor((bytes - bytesWithoutPages) / bytesPerProcess)))
}

/** Returns the bytes of memory. Containers and services may be limited. */
function memoryBytes() {
  return Math.min(totalmem(), process.constrainedMemory() || Infinity)
}
