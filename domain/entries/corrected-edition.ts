import { eq } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { correctedEditions } from '@/db/schema'

export async function isCorrectedEdition(db: Db, entryId: number): Promise<boolean> {
  return (await db.$count(correctedEditions, eq(correctedEditions.entryId, entryId))) > 0
}
