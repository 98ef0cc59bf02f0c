import { chmod, copyFile, link, mkdir, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { flush } from '@/lib/files/flush'
import { makePrivate } from '@/lib/files/private-files'

/** The copy is private, and flushed to disk. */
export async function copyDurably(from: string, to: string) {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  makePrivate(to)
  await copyFile(from, to)
  await protectFile(to)
}

/** Links files that never change. False if the file system has no links, or the file is gone. */
export async function linkFile(from: string, to: string) {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  return link(from, to).then(
    () => true,
    () => false,
  )
}

export async function protectFile(file: string) {
  await chmod(file, 0o600)
  await flush(file)
}

export async function flushFolders(folder: string) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries) if (entry.isDirectory()) await flush(join(entry.parentPath, entry.name))
  await flush(folder)
}

export async function isFreePlace(path: string) {
  try {
    return (await readdir(path)).length === 0
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return false
    throw error
  }
}
