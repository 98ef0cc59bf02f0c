import { chmod, copyFile, link, mkdir, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { flush } from '@/lib/files/flush'
import { makePrivate } from '@/lib/files/private-files'

/** Copies one file for its owner's eyes alone, and does not come back before the disk has it. */
export async function keepCopy(from: string, to: string) {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  makePrivate(to)
  await copyFile(from, to)
  await sealFile(to)
}

/** A second name for a file that never changes. False where the file system has none, or the file is gone. */
export async function linkFile(from: string, to: string) {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  return link(from, to).then(
    () => true,
    () => false,
  )
}

/** Mode 0600, and on the disk. */
export async function sealFile(file: string) {
  await chmod(file, 0o600)
  await flush(file)
}

/** The names of all files under a folder, on the disk. */
export async function flushFolders(folder: string) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries) if (entry.isDirectory()) await flush(join(entry.parentPath, entry.name))
  await flush(folder)
}

/** Returns whether there is nothing at a path, or a folder with nothing in it. */
export async function isFree(path: string) {
  try {
    return (await readdir(path)).length === 0
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return false
    throw error
  }
}
