import { accessSync, constants, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const memoryFolder = '/dev/shm'

/** Returns a folder in memory if there is space: tests commit thousands of times, which a disk makes slow. */
export function temporaryFolder() {
  return !process.env.TMPDIR && hasSpace() ? memoryFolder : tmpdir()
}

function hasSpace() {
  try {
    accessSync(memoryFolder, constants.W_OK)
    const { bavail, bsize } = statfsSync(memoryFolder)
    return bavail * bsize > 3e9
  } catch {
    return false
  }
}
