import { capitalize } from '@/lib/text/capitalized'
import { storeWords } from '@/lib/store/store'
import type { StoreHealth } from '../store-health'
import { warning, passed, failed, type Finding } from './finding'

/** Creates findings about the store; none without a bucket. */
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
