import { accessSync, constants, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const memory = '/dev/shm'

/** Returns a folder in memory if there is space: tests commit thousands of times, which a disk makes slow. */
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
