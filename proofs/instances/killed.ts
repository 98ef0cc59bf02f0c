import { setTimeout as wait } from 'node:timers/promises'
import { runAt } from '@/db/test-server'
import type { RecordCheck } from '@/domain/care/record-check'
import { sha256 } from '@/lib/keys/random'
import type { Line, Work } from '../clients'
import { sharedInstallation, type Installation } from './installation'

export type KilledInstances = { kills: number; acknowledged: number; problems: string[] }

const works: Work[] = ['save', 'publish']

/**
 * Several instances work at the desk of one archive. Each in turn is killed (SIGKILL) after up to `maxDelay` ms and
 * replaced. In the end all acknowledged work must exist, and the record must be whole.
 */
export async function killInstances(kills: number, { maxDelay = 400 } = {}): Promise<KilledInstances> {
  const installation = await sharedInstallation()
  try {
    const survivor = await installation.start()
    await survivor.call('admin')
    await survivor.call('work', 'save')
    const lines: Line[] = []
    for (let n = 0; n < kills; n++) {
      const instance = await installation.start()
      await instance.call('work', works[n % works.length])
      await wait(Math.random() * maxDelay)
      await instance.kill()
      lines.push(...instance.lines)
    }
    // A line that was on its way when the instance ended counts too.
    await wait(100)
    lines.push(...survivor.lines)
    const checker = await installation.start()
    const { problems } = await checker.call<RecordCheck>('checkRecord')
    problems.push(...(await lostOf(installation, lines)))
    return { kills, acknowledged: lines.length, problems }
  } finally {
    await installation.remove()
  }
}

type StoredText = { id: number; counter: number; words: string; released: boolean }

/** Returns acknowledged work that is not stored. A window replaces its own revision: only its last line counts. */
export async function lostOf({ databaseUrl }: Installation, lines: Line[]): Promise<string[]> {
  const query = `select id::int, counter::int, body_text as words, id in (select revision_id from releases) as released from revisions`
  const { rows } = await runAt(databaseUrl, query)
  const stored = new Map((rows as StoredText[]).map((row) => [row.id, row]))
  const saves = new Map(
    lines.flatMap((line) => ('did' in line && line.did === 'save' ? [[line.revisionId, line]] : [])),
  )
  const lost = [...saves.values()].flatMap(({ revisionId, counter, text }) => {
    const row = stored.get(revisionId)
    // A later save may be stored although its acknowledgement was lost.
    const isThere = row && (row.counter === counter ? sha256(row.words) === text : row.counter > counter)
    return isThere ? [] : [`lost: text ${counter} of revision ${revisionId}`]
  })
  const unreleased = lines.flatMap((line) =>
    'did' in line && line.did === 'publish' && !stored.get(line.revisionId)?.released
      ? [`lost: release of revision ${line.revisionId}`]
      : [],
  )
  return [...lost, ...unreleased]
}
