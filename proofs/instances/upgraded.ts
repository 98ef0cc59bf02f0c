import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { migratePostgres } from '@/db/migrate-postgres'
import { laterMigrations, ours, type LaterChange } from '@/db/test-later-build'
import { runAt } from '@/db/test-server'
import type { RecordCheck } from '@/domain/care/record-check'
import { sharedInstallation } from './installation'
import type { Instance } from './instance'
import { lostOf } from './killed'
import { titleAt } from './stale'

export type UpgradeResult = { acknowledged: { old: number; new: number }; problems: string[] }

const expansion: LaterChange = {
  name: 'expansion',
  sql: `alter table entries add column later text;`,
  admits: ours,
}
const contraction: LaterChange = {
  name: 'contraction',
  sql: `alter table entries alter column later set default 'made by the later build';`,
  admits: 'expansion',
}

/**
 * An instance of this build works while a later build expands the schema, and both continue: nothing is lost, and
 * readers get equal answers. After the contraction the earlier build refuses everything.
 */
export async function upgradeWhileWriting(texts: number): Promise<UpgradeResult> {
  const installation = await sharedInstallation()
  const { databaseUrl, settings } = installation
  const upgrade = (...changes: LaterChange[]) => {
    const folder = laterMigrations(join(settings.DATA_DIR, `migrations-${changes.length}`), changes, true)
    return migratePostgres(databaseUrl, { folder })
  }
  const problems: string[] = []
  try {
    const old = await installation.start()
    await old.call('admin')
    const { path } = await old.call<{ path: string }>('post', { title: 'seen-at-both' })
    await startWork(old)
    await waitForLines(old, texts)
    await upgrade(expansion)
    await runAt(databaseUrl, `update entries set later = 'written by the later build'`)
    const later = await installation.start({ laterChanges: [expansion.name] })
    await startWork(later)
    await Promise.all([waitForLines(old, texts), waitForLines(later, texts)])
    const ports = await Promise.all([old, later].map((instance) => instance.call<number>('serve')))
    const titles = await Promise.all(ports.map((port) => titleAt(port, path)))
    if (titles.some((title) => title !== 'seen-at-both')) problems.push(`readers get ${titles.join(' and ')}`)
    await upgrade(expansion, contraction)
    await old.reported('ends with GAZETTE_OUTDATED')
    const toldByOld = old.lines.length
    await waitForLines(later, texts)
    if (old.lines.length > toldByOld) problems.push('the earlier build saves beside a schema that does not admit it')
    const { status } = await fetch(`http://127.0.0.1:${ports[0]}${path}`)
    if (status !== 503) problems.push(`the earlier build answers readers with ${status}`)
    const { rows } = await runAt(databaseUrl, `select count(*)::int as n from entries where later is null and id = 1`)
    if (rows[0]!.n !== 0) problems.push('the earlier build took away what the later one had written')
    const checker = await installation.start({ laterChanges: [expansion.name, contraction.name] })
    problems.push(...(await checker.call<RecordCheck>('checkRecord')).problems)
    problems.push(...(await lostOf(installation, [...old.lines, ...later.lines])))
    return { acknowledged: { old: toldByOld, new: later.lines.length }, problems }
  } finally {
    await installation.remove()
  }
}

async function startWork(instance: Instance) {
  await instance.call('work', 'save')
  await instance.call('work', 'publish')
}

/** Waits for the given number of further acknowledgements. */
async function waitForLines(instance: Instance, lines: number) {
  const before = instance.lines.length
  while (instance.lines.length < before + lines) {
    if (instance.events.some((event) => event.startsWith('ends with')))
      throw new Error(`An instance ${instance.events.join(', ')}`)
    await wait(5)
  }
}
