import { eq } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { correctedEditions } from '@/db/schema'
import { wordType } from '@/lib/media-types'

/** Whether a file of this type has a text that editors can correct: a PDF or a Word document. */
export function hasCorrectableText(type: string): boolean {
  return type === 'application/pdf' || type === wordType
}

/** Whether an entry is the corrected text of a file. */
export async function isCorrectedEdition(db: Db, entryId: number): Promise<boolean> {
  return (await db.$count(correctedEditions, eq(correctedEditions.entryId, entryId))) > 0
}
