import { machineFile, missing, publicRoute } from '@/app/(site)/public-route'
import { searchKey } from '@/domain/published/indexnow-key'

/** The key of IndexNow, while search engines are told of changes: it shows them that this site tells. */
export const GET = publicRoute<{ key: string }>(async ({ params: { key } }) =>
  (await searchKey()) === key ? machineFile(key, 'text/plain') : missing(),
)
