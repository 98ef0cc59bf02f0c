import { accessSync, constants, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const memory = '/dev/shm'

/**
 * Returns the folder where tests keep what they make: in memory, where there is room for it. They commit thousands of times,
 * each with the flush that the site itself waits for, which costs a disk milliseconds. TMPDIR names another place.
 */
export function temporary() {
  return !process.env.TMPDIR && hasRoom() ? memory : tmpdir()
}

function hasRoom() {
  try {
    accessSync(memory, constants.W_OK)
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize > 3e9
  } catch {
    return false
  }
}
