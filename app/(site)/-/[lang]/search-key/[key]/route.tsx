import { machineFile, missing, publicRoute } from '@/app/(site)/public-route'
import { searchKey } from '@/domain/published/indexnow-key'

/** IndexNow reads this key, which proves that notices come from this site. */
export const GET = publicRoute<{ key: string }>(async ({ params: { key } }) =>
  (await searchKey()) === key ? machineFile(key, 'text/plain') : missing(),
)
