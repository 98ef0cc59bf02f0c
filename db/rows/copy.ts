import { storageFaultOf } from '../../lib/files/storage-fault'
import { BadRows } from './bad-row'
import { sumsOfFile } from './files'
import { tableModels } from './model'
import { connectPostgres } from '../engines/postgres-client'
import { inSnapshotOf } from './postgres-source'
import { fillFile } from './sqlite-target'
import { differences, sumsOf } from './source'

/**
 * Writes all rows of a PostgreSQL database, as they are at one moment, to a database file of SQLite that does not exist yet, and reads
 * it again. Works while others read and write.
 * @throws BadRows where the copy has not the same rows; the driver's error where the server ends
 */
export async function copyPostgres(url: string, file: string) {
  const client = await connectPostgres(url)
  try {
    const sums = await inSnapshotOf(client, async (source) => {
      const sums = await sumsOf(source)
      await fillFile(file, source)
      return sums
    })
    const [different] = differences(sums, await sumsOfFile(file))
    if (different) throw new BadRows(`The copy of the database has not the same rows: ${different} differs.`)
  } finally {
    await client.end().catch(() => {})
  }
}

/** Returns what cannot be read in a PostgreSQL database, in words that name its tables; empty for a sound one. Reads all of it. */
export async function damageInPostgres(url: string): Promise<string[]> {
  const client = await connectPostgres(url)
  const damaged: string[] = []
  try {
    for (const table of tableModels())
      try {
        await inSnapshotOf(client, async (source) => {
          for await (const _ of source.rowsOf(table));
        })
      } catch (error) {
        if (storageFaultOf(error) !== 'damaged' && !(error instanceof BadRows)) throw error
        damaged.push(`the table ${table.name}`)
      }
    return damaged
  } finally {
    await client.end().catch(() => {})
  }
}

/**
 * Something that changes with every text, file, comment and act of the record in a server. Notes of who has what open change nothing
 * of it, though they use numbers of transactions. Moments of texts are added up: those of machines whose clocks differ do not grow.
 */
export async function changeMark(url: string): Promise<string> {
  const client = await connectPostgres(url)
  try {
    const { rows } = await client.query<{ mark: string }>(
      `select json_build_array((select n from public_version), (select max(number) from audit), (select max(id) from revisions),
        (select sum(head_saved_at) from entries), (select max(id) from comments), (select max(id) from reviews),
        (select max(id) from notices), (select count(*) from media))::text as mark`,
    )
    return rows[0]!.mark
  } finally {
    await client.end().catch(() => {})
  }
}
