import { runAt } from '@/db/test-server'
import { sharedInstallation } from './installation'
import type { Instance } from './instance'

export type HangResult = { seconds: number; problems: string[] }

/**
 * Stops the leader in the middle of a write (SIGSTOP): another instance must write and lead within a minute. After
 * SIGCONT the first must notice the loss of both locks, leave no part of its write, and be able to write again.
 */
export async function hang(): Promise<HangResult> {
  const installation = await sharedInstallation()
  const problems: string[] = []
  const began = performance.now()
  try {
    const [one, other] = [await installation.start(), await installation.start()]
    await one.call('admin')
    await one.call('lead')
    await one.reported('leads')
    await other.call('lead')
    const held = one.call<string>('hold', { name: 'half', ms: 1_000 }).catch(() => 'ended')
    await one.reported('holds')
    one.signal('SIGSTOP')
    await Promise.all([other.call('write', { name: 'other', count: 1 }), other.reported('leads')])
    const seconds = Math.round((performance.now() - began) / 1000)
    if (seconds > 60) problems.push(`it took ${seconds} s until another instance could write and lead`)
    one.signal('SIGCONT')
    if ((await held) !== 'refused') problems.push('what had hung was told that its write was kept')
    await one.reported('leads no more')
    await one.call('write', { name: 'again', count: 1 })
    const all = 'select key from settings union all select name from saved_lists order by key'
    const { rows } = await runAt(installation.databaseUrl, all)
    const keys = rows.map(({ key }) => String(key)).join(', ')
    if (keys !== 'again 0, other 0') problems.push(`the archive has: ${keys}`)
    const leaders = leadersAmong([one, other]).length
    if (leaders !== 1) problems.push(`${leaders} instances lead`)
    return { seconds, problems }
  } finally {
    await installation.remove()
  }
}

/** Returns instances whose last report says that they lead. */
export function leadersAmong(instances: Instance[]) {
  return instances.filter(({ events }) => events.filter((event) => event.startsWith('leads')).at(-1) === 'leads')
}
