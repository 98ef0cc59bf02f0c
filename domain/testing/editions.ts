import { eq } from 'drizzle-orm'
import { write } from '@/db/connection'
import { media } from '@/db/schema'
import { saveEdition } from '@/domain/files/editions'
import { plainText, type Block } from '@/lib/edition/schema'

export const heading = (words: string, level: 2 | 3 | 4 = 2): Block => ({ is: 'heading', level, words: [words] })
export const paragraph = (words: string): Block => ({ is: 'paragraph', words: [words] })

/** Gives a file an edition of these pages, as if a program had made it. */
export async function giveEdition(mediaId: string, pages: Block[][]) {
  const edition = { from: 'tags' as const, pages: pages.map((blocks) => ({ blocks, artifacts: '' })) }
  await write(async (tx) => {
    const [upload] = await tx.select().from(media).where(eq(media.id, mediaId))
    await saveEdition(tx, upload!, { pageTexts: pages.map(plainText), edition })
  })
}
