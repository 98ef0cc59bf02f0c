import { machine, missing, still } from '@/app/(site)/still'
import { searchKey } from '@/domain/published/indexnow-key'

/** The key of IndexNow, while search engines are told of changes: it shows them that this site tells. */
export const GET = still<{ key: string }>(async ({ params: { key } }) =>
  (await searchKey()) === key ? machine(key, 'text/plain') : missing(),
)
