import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm'
import { read, type Db } from '@/db/connection'
import { imported, media } from '@/db/schema'
import { newContent } from '@/domain/content/content'
import { isUsedLive } from '@/domain/files/uses'
import { permit, type Actor } from '@/domain/staff/actor'
import { createEntry, type SavedRevision } from '@/domain/writing/drafts'
import { mainLanguage } from '@/lib/languages/languages'
import { messagesIn } from '@/lib/messages/messages'
import { randomId } from '@/lib/keys/random'
import { refused, type Result } from '@/lib/result'

/** Readers had the document at the old site. */
export const unofferedSentence =
  'No public text offers this document, so readers cannot have it, nor at its old address, until one does.'

/** Nobody would read a longer list. */
const maxOnPage = 300

type UnofferedFile = { mediaId: string; title: string }

/** Counts documents that readers still cannot have, up to `maxOnPage`. */
export async function countUnoffered(actor: Actor, importId: number, now: number): Promise<number> {
  permit(actor, 'manageImports')
  return (await unofferedFiles(read(), importId, now)).length
}

export async function beginFilesPage(actor: Actor, importId: number, now: number): Promise<Result<SavedRevision>> {
  permit(actor, 'manageImports')
  permit(actor, 'write', { createdBy: actor.id })
  const files = await unofferedFiles(read(), importId, now)
  if (files.length === 0) return refused('A public text offers each of these documents by now.')
  const language = mainLanguage()
  const content = newContent({
    title: messagesIn(language).files.documents({ n: files.length }),
    body: { type: 'doc', content: files.map((attrs) => ({ type: 'file', attrs })) },
  })
  return createEntry(actor, { kind: 'page', language, content, session: randomId() }, now)
}

async function unofferedFiles(db: Db, importId: number, now: number): Promise<UnofferedFile[]> {
  const rows = await db
    .select({ mediaId: media.id, title: media.title, name: media.name, problems: imported.problems })
    .from(imported)
    .innerJoin(media, eq(media.id, imported.mediaId))
    .where(
      and(
        eq(imported.importId, importId),
        eq(imported.kind, 'file'),
        isNotNull(imported.mediaId),
        isNull(media.trashedAt),
      ),
    )
    .orderBy(asc(media.name), asc(media.id))
  const files: UnofferedFile[] = []
  for (const { mediaId, title, name, problems } of rows) {
    if (files.length === maxOnPage) break
    if (!problems.some(({ what }) => what === unofferedSentence)) continue
    if (!(await isUsedLive(db, mediaId, now))) files.push({ mediaId, title: title || name })
  }
  return files
}
