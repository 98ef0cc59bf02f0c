import { runAt } from '@/db/test-server'
import type { RecordCheck } from '@/domain/care/record-check'
import { sharedInstallation } from './installation'

export type WriteResult = { written: number; acts: number; problems: string[] }

/** Two instances write at the same time. In the end all writes must exist, and the record must be whole. */
export async function writeInterleaved(each: number): Promise<WriteResult> {
  const installation = await sharedInstallation()
  try {
    const instances = [await installation.start(), await installation.start()] as const
    await instances[0].call('admin')
    await Promise.all(instances.map((instance, n) => instance.call('write', { name: `instance ${n}`, count: each })))
    const { acts, problems } = await instances[0].call<RecordCheck>('checkRecord')
    const { rows } = await runAt(installation.databaseUrl, 'select count(*)::int as n from saved_lists')
    const written = Number(rows[0]!.n)
    if (written !== 2 * each) problems.push(`${written} of ${2 * each} writes are there`)
    if (acts !== 2 * each) problems.push(`${acts} of ${2 * each} acts are there`)
    return { written, acts, problems }
  } finally {
    await installation.remove()
  }
}
