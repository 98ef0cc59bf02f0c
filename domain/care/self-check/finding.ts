import { relativeTime } from '@/lib/time/relative-time'
import { capitalize } from '@/lib/text/capitalized'
import { storeWords } from '@/lib/store/store'
import type { StoreHealth } from '../health'

/** `look`: somebody should act some day; `wrong`: now. */
export type Finding = {
  /** Stable, for programs. */
  id: string
  title: string
  state: 'well' | 'look' | 'wrong'
  message: string
  todo?: string
  path?: string
}

type FindingVerdict<S> = { state: S; message: string; todo?: string; path?: string }
type FindingAdvice = { todo: string; path?: string }

export function passed(message: string): FindingVerdict<'well'> {
  return { state: 'well', message }
}

export function warning(message: string, more: FindingAdvice): FindingVerdict<'look'> {
  return { state: 'look', message, ...more }
}

export function failed(message: string, more: FindingAdvice): FindingVerdict<'wrong'> {
  return { state: 'wrong', message, ...more }
}

export const hour = 3_600_000
export const day = 24 * hour

export function sizeInWords(bytes: number) {
  const [n, unit] = bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB']
  return `${n.toLocaleString('en', { maximumFractionDigits: n < 10 ? 1 : 0 })} ${unit}`
}

export function countInWords(n: number, what: string, many = `${what}s`) {
  return `${n.toLocaleString('en')} ${n === 1 ? what : many}`
}

export { relativeTime as ago }

/** docs/deploy/alerts.yml has these limits in seconds; alerts.test.ts compares them. Milliseconds and bytes. */
export const alertLimits = {
  minFreeDisk: 500e6,
  /** A daily backup was missed. */
  backupOld: 2 * day,
  /** For installations without a schedule. */
  proofOld: 40 * day,
  /** Two nights, and an hour for the second. */
  nightsMissed: 2 * day + hour,
  /** Each retry comes after twice as long. */
  mailsLate: 6 * hour,
}

/** Empty without a bucket. */
export function storeFindings(store: StoreHealth | null): Finding[] {
  if (!store) return []
  const found = { id: 'file-store', title: 'The store of files', ...reachedFinding(store) }
  // An unreachable bucket cannot report its versions.
  if (store.problem !== null && store.keepsVersions === 'unknown') return [found]
  return [found, { id: 'file-versions', title: 'Erased files', ...versionsFinding(store) }]
}

function reachedFinding({ problem }: StoreHealth) {
  if (problem === null) return passed('Files can be read and written.')
  const words = storeWords(problem) ?? `it says ${problem}`
  const todo =
    'Readers get the pages; files and pictures wait, and uploads are refused, until it answers again. See what MEDIA_URL says, and ask who runs it.'
  return failed(`${capitalize(words)}.`, { todo })
}

function versionsFinding({ keepsVersions }: StoreHealth) {
  const todo =
    'Turn versions off for the bucket, and remove the older versions that it has: what is erased here would otherwise stay there.'
  switch (keepsVersions) {
    case 'no':
      return passed('The bucket keeps no versions: what is erased is gone from it.')
    case 'yes':
      return failed('The bucket keeps versions: what is erased here stays in it.', { todo })
    case 'suspended':
      return warning('The bucket kept versions once, and may still have some of what was erased here.', { todo })
    case 'unknown':
      return warning('It is not known whether the bucket keeps versions.', {
        todo: 'Allow this server to ask (s3:GetBucketVersioning), or see at its service that versions are off.',
      })
  }
}
