import { eq } from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
import { settings } from '@/db/schema'
import { record } from '@/domain/staff/audit'

export async function saveSetting(tx: Tx, key: string, value: unknown) {
  await tx.insert(settings).values({ key, value }).onConflictDoUpdate({ target: settings.key, set: { value } })
}

/** Removes the setting of the translation service of earlier builds. Recorded as an act: the record states settings. */
export async function removeTranslationService(now: number) {
  const isOfService = eq(settings.key, 'machineTranslation')
  if ((await read().$count(settings, isOfService)) === 0) return
  await write(async (tx) => {
    await tx.delete(settings).where(isOfService)
    await record(tx, { id: null }, { verb: 'removed the translation service' }, now)
  })
}
