import { storageFaultOf } from '../../lib/files/storage-fault'
import { BadRows } from './bad-row'
import { sumsOfFile } from './files'
import { tableModels } from './model'
import { withPostgres } from '../engines/postgres-client'
import { inSnapshotOf } from './postgres-source'
import { fillDatabaseFile } from './sqlite-target'
import { differingTables, sumRows } from './source'

/** Copies one state during use, and verifies it. Throws BadRows for different rows, or the driver's error. */
export async function copyPostgres(url: string, file: string) {
  return withPostgres(url, async (client) => {
    const sums = await inSnapshotOf(client, async (source) => {
      const sums = await sumRows(source)
      await fillDatabaseFile(file, source)
      return sums
    })
    const [different] = differingTables(sums, await sumsOfFile(file))
    if (different) throw new BadRows(`The copy of the database has not the same rows: ${different} differs.`)
  })
}

/** Reads everything and names unreadable tables. */
export async function damageInPostgres(url: string): Promise<string[]> {
  const damaged: string[] = []
  return withPostgres(url, async (client) => {
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
  })
}

/** Returns a value that changes with every text, file, comment and act. Sums of moments: clocks of machines differ. */
export async function changeMark(url: string): Promise<string> {
  return withPostgres(url, async (client) => {
    const { rows } = await client.query<{ mark: string }>(
      `select json_build_array((select n from public_version), (select max(number) from audit), (select max(id) from revisions),
        (select sum(head_saved_at) from entries), (select max(id) from comments), (select max(id) from reviews),
        (select max(id) from notices), (select count(*) from media))::text as mark`,
    )
    return rows[0]!.mark
  })
}
