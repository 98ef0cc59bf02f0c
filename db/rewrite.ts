import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { env } from '../lib/process/env'
import { connectPostgres } from './engines/postgres-client'
import { isPostgres } from './kit'
import { erasingMark, removeErasingMark } from './erasing'

/**
 * Writes the database file anew where something was erased, in a process of its own: readers wait for nothing, and writers as
 * long as they do for any other process. PostgreSQL gives the room of erased rows to others; what stood there stays in its files until
 * something else is written over it. False where that was due and could not be done, such as for want of room.
 */
export async function rewriteErased(): Promise<boolean> {
  const mark = erasingMark()
  if (mark === undefined) return true
  if (isPostgres) {
    await vacuum()
    removeErasingMark(mark)
    return true
  }
  // In the pages of the desk there is no folder of this file.
  const script = join(/* turbopackIgnore: true */ process.cwd(), 'db/rewrite-child.mjs')
  const child = spawn(process.execPath, [script, join(env().dataDir, 'gazette.db')], { stdio: 'ignore' })
  const isDone = await once(child, 'exit').then(
    ([code]) => code === 0,
    () => false,
  )
  if (isDone) removeErasingMark(mark)
  return isDone
}

/** On a connection of its own: it may take minutes, and other queries are given up after some seconds. */
async function vacuum() {
  const client = await connectPostgres(env().databaseUrl!)
  try {
    const { rows } = await client.query<{ name: string }>(
      `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tableowner = current_user`,
    )
    await client.query(`vacuum ${rows.map(({ name }) => name).join(', ')}`)
  } finally {
    await client.end().catch(() => {})
  }
}
