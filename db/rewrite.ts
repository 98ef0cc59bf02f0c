import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { env } from '../lib/process/env'
import { withPostgres } from './engines/postgres-client'
import { isPostgres } from './kit'
import { erasingMark, removeErasingMark } from './erasing'

/** Rewrites in another process: readers do not wait. PostgreSQL only frees the space. False on failure (full disk). */
export async function rewriteErased(): Promise<boolean> {
  const mark = erasingMark()
  if (mark === undefined) return true
  if (isPostgres) {
    await vacuumPostgres()
    removeErasingMark(mark)
    return true
  }
  // The desk's bundle does not have this file's path.
  const script = join(/* turbopackIgnore: true */ process.cwd(), 'db/rewrite-child.mjs')
  const child = spawn(process.execPath, [script, join(env().dataDir, 'gazette.db')], { stdio: 'ignore' })
  const isDone = await once(child, 'exit').then(
    ([code]) => code === 0,
    () => false,
  )
  if (isDone) removeErasingMark(mark)
  return isDone
}

/** Uses a connection without a query timeout: `vacuum` may take minutes. */
async function vacuumPostgres() {
  return withPostgres(env().databaseUrl!, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tableowner = current_user`,
    )
    await client.query(`vacuum ${rows.map(({ name }) => name).join(', ')}`)
  })
}
