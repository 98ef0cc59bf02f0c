import type { Tx } from '@/db/connection'
import { settings } from '@/db/schema'

export async function saveSetting(tx: Tx, key: string, value: unknown) {
  await tx.insert(settings).values({ key, value }).onConflictDoUpdate({ target: settings.key, set: { value } })
}
