import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { env } from '../lib/process/env'
import { withPostgres } from './engines/postgres-client'
import { isPostgres } from './kit'
import { erasingMark, removeErasingMark } from './erasing'

/**
 * In a process of its own, so that readers do not wait. PostgreSQL only frees the space: old bytes stay until
 * overwritten. False where it failed, as without room.
 */
export async function rewriteErased(): Promise<boolean> {
  const mark = erasingMark()
  if (mark === undefined) return true
  if (isPostgres) {
    await vacuum()
    removeErasingMark(mark)
    return true
  }
  // The desk's bundle has no path of this file.
  const script = join(/* turbopackIgnore: true */ process.cwd(), 'db/rewrite-child.mjs')
  const child = spawn(process.execPath, [script, join(env().dataDir, 'gazette.db')], { stdio: 'ignore' })
  const isDone = await once(child, 'exit').then(
    ([code]) => code === 0,
    () => false,
  )
  if (isDone) removeErasingMark(mark)
  return isDone
}

/** A connection without a query timeout: it may take minutes. */
async function vacuum() {
  return withPostgres(env().databaseUrl!, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tableowner = current_user`,
    )
    await client.query(`vacuum ${rows.map(({ name }) => name).join(', ')}`)
  })
}
