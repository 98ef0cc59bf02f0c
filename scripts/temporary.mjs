import { accessSync, constants, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const memory = '/dev/shm'

/**
 * Tests commit thousands of times, each with a flush that costs a disk milliseconds: their folder is in memory where
 * there is room. TMPDIR names another.
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
