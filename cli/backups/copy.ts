import { chmod, copyFile, mkdir, open, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Copies one file for its owner's eyes alone, and does not come back before the disk has it. */
export async function keepCopy(from: string, to: string) {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  await copyFile(from, to)
  await sealFile(to)
}

/** Mode 0600, and on the disk. */
export async function sealFile(file: string) {
  await chmod(file, 0o600)
  await flush(file)
}

export async function flush(fileOrFolder: string) {
  const handle = await open(fileOrFolder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Whether there is nothing at a path, or a folder with nothing in it. */
export async function isFree(path: string) {
  try {
    return (await readdir(path)).length === 0
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return false
    throw error
  }
}

/** Copies an upload's folder. False where it is gone. */
export async function copyUpload(id: string, { from, to }: { from: string; to: string }) {
  const names = await readdir(join(from, id)).catch(() => undefined)
  for (const name of names ?? []) await keepCopy(join(from, id, name), join(to, id, name))
  return names !== undefined && names.length > 0
}
