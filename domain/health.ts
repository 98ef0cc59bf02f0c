import { statfs } from 'node:fs/promises'
import { read } from '@/db/connection'
import { publicVersion } from '@/db/schema'
import { env } from '@/lib/env'

/** What an operator wants to know: whether the archive can be read, and the bytes left where it is kept (null: unknown). */
export async function health() {
  const [database, diskFreeBytes] = await Promise.all([isReadable(), freeBytes()])
  return { ok: database, database: database ? 'readable' : 'not readable', diskFreeBytes }
}

async function isReadable() {
  try {
    return (await read().select().from(publicVersion)).length === 1
  } catch {
    return false
  }
}

async function freeBytes() {
  try {
    const { bavail, bsize } = await statfs(env().dataDir)
    return bavail * bsize
  } catch {
    return null
  }
}
