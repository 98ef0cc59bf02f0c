import { availableParallelism, totalmem } from 'node:os'

/** Bytes that the server takes without processes for pages, with room for a file that is read; and what each of those takes. */
const [withoutPages, perProcess] = [900_000_000, 300_000_000]

/**
 * Returns how many processes make pages where nobody has said it: one for each core but the front's, as many as there is memory
 * for, four at most. With one core, or too little memory for one, the server makes all by itself.
 */
export function usualRenderers(cores = availableParallelism(), bytes = memoryBytes()) {
  return Math.max(0, Math.min(4, cores - 1, Math.floor((bytes - withoutPages) / perProcess)))
}

/** Returns what this process may use: less than the machine has, where a container or a service is bounded. */
function memoryBytes() {
  return Math.min(totalmem(), process.constrainedMemory() || Infinity)
}
