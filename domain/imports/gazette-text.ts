import { and, eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { terms } from '@/db/schema'
import { sha256 } from '@/lib/keys/random'
import { documentOf } from '@/domain/content/body/document'
import { mediaIdsIn } from '@/domain/content/body/render'
import type { Content } from '@/domain/content/content'
import type { EntryMeta, EntryText } from '../exports/wordpress/meta'
import type { PlannedText } from './plan/plan'
import type { ImportedText } from './writer/revisions'

type UploadFinder = { findOwn(mediaId: string): string | undefined }

/** Returns an entry as Gazette's export wrote it. `files`: its uploads here, by their former ids. */
export async function ownText(
  text: PlannedText,
  meta: EntryMeta,
  files: UploadFinder,
): Promise<Omit<ImportedText, 'kept' | 'staffId' | 'modified'>> {
  const uploadHere = (mediaId: string) => files.findOwn(mediaId)
  const { content: exportedContent, missing } = await ownContent(meta.text, uploadHere)
  const content = { ...exportedContent, slug: text.slug }
  const problems = missing ? [{ what: 'Files of it are missing.', place: String(missing) }] : []
  const uses = [...mediaIdsIn(documentOf(content.body)), ...content.files.map(({ mediaId }) => mediaId)]
  return {
    gazetteEntry: { entry: meta, uploadHere },
    people: meta.people,
    content,
    problems: [...text.problems, ...problems],
    uses: [...uses, ...(content.lead ? [content.lead.mediaId] : [])],
    hash: sha256(JSON.stringify([meta, content])),
  }
}

/** `missing`: the number of uploads that no longer exist. */
export async function ownContent(text: EntryText, uploadHere: (mediaId: string) => string | undefined) {
  let missing = 0
  const media = (id: string) => {
    const idHere = uploadHere(id)
    if (!idHere) missing++
    return idHere ?? ''
  }
  const { terms: termRefs, ...rest } = JSON.parse(
    JSON.stringify(text, (key, value: unknown) => (key === 'mediaId' && value ? media(value as string) : value)),
  ) as EntryText
  const content: Content = {
    ...rest,
    termIds: await termIdsOf(termRefs),
    files: rest.files.filter(({ mediaId }) => mediaId),
    lead: rest.lead?.mediaId ? rest.lead : null,
  }
  return { content, missing }
}

async function termIdsOf(termRefs: EntryText['terms']) {
  const ids: number[] = []
  for (const { kind, slug } of termRefs) {
    const whichTerm = and(eq(terms.kind, kind), eq(terms.slug, slug))
    ids.push(...(await read().select({ id: terms.id }).from(terms).where(whichTerm)).map(({ id }) => id))
  }
  return ids
}
