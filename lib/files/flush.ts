import { open } from 'node:fs/promises'

/** Comes back once the disk has the content of a file or, of a folder, the names in it (fsync): a power cut then takes neither. */
export async function flush(fileOrFolder: string) {
  const handle = await open(fileOrFolder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
