import { and, eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { terms } from '@/db/schema'
import { sha256 } from '@/lib/keys/random'
import { modifiedAt } from '@/lib/wxr/types'
import { documentOf } from '@/domain/content/body/document'
import { mediaIdsIn } from '@/domain/content/body/render'
import type { Content } from '@/domain/content/content'
import type { EntryMeta, EntryText } from '../exports/wordpress/meta'
import { importAuthor } from './wordpress/authors'
import type { ImportContext } from './wordpress/import-context'
import type { ImportedText } from './wordpress/imported-text'
import { countedAs } from './wordpress/kept'
import type { ImportItem } from './wordpress/plan'

export async function ownText(item: ImportItem, meta: EntryMeta, ctx: ImportContext): Promise<ImportedText> {
  const uploadHere = (mediaId: string) => ctx.uploads.findOwn(mediaId)
  const { content: exportedContent, missing } = await ownContent(meta.text, uploadHere)
  const content = { ...exportedContent, slug: item.slug }
  const files = missing ? [{ what: 'Files of it are missing.', place: String(missing) }] : []
  const uses = [...mediaIdsIn(documentOf(content.body)), ...content.files.map(({ mediaId }) => mediaId)]
  return {
    gazetteEntry: { entry: meta, uploadHere },
    content,
    problems: [...item.problems, ...files],
    kept: countedAs(item.wxr),
    staffId: importAuthor(item.wxr.creator, ctx).staffId,
    uses: [...uses, ...(content.lead ? [content.lead.mediaId] : [])],
    hash: sha256(JSON.stringify([meta, content])),
    modified: meta.at ?? modifiedAt(item.wxr, ctx.zone),
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
