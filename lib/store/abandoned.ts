import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

const unfinishedPattern = /^\.[0-9a-z]{12}\.partial$/

export function isUnfinishedName(name: string) {
  return unfinishedPattern.test(name)
}

/** Removes unfinished files and folders unchanged since `before` (UTC ms), unless `isKept`. */
export async function removeAbandoned(
  folder: string,
  isUnfinished: (name: string) => boolean,
  before: number,
  isKept: (name: string) => Promise<boolean> = async () => false,
) {
  const names = await readdir(folder).catch(() => [])
  for (const name of names.filter(isUnfinished)) {
    const path = join(folder, name)
    if ((await lastWrittenAt(path)) < before && !(await isKept(name))) await rm(path, { recursive: true, force: true })
  }
}

async function lastWrittenAt(path: string): Promise<number> {
  const inside = await readdir(path).catch(() => [])
  const times = await Promise.all([path, ...inside.map((name) => join(path, name))].map(fileChangedAt))
  return Math.max(...times)
}

/** A file that is gone was just finished by another process: it counts as new. */
function fileChangedAt(path: string) {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => Infinity,
  )
}
