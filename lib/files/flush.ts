import { open } from 'node:fs/promises'

/** Returns once the disk has the file, or the names in the folder (fsync), so that a power cut loses neither. */
export async function flush(fileOrFolder: string) {
  const handle = await open(fileOrFolder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
