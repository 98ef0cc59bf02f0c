import { and, eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { terms } from '@/db/schema'
import { sha256 } from '@/lib/random'
import { modifiedAt } from '@/lib/wxr/dates'
import { documentOf } from '@/domain/content/body/document'
import { mediaIn } from '@/domain/content/body/render'
import type { Content } from '@/domain/content/content'
import type { EntryMeta, EntryText } from '../exports/wordpress/meta'
import { authorOf } from './wordpress/authors'
import type { ImportContext } from './wordpress/import-context'
import type { ImportedText } from './wordpress/imported-text'
import { countedAs } from './wordpress/kept'
import type { ImportItem } from './wordpress/plan'

/** A text as Gazette wrote it, without what is not here any more. */
export async function ownText(item: ImportItem, own: EntryMeta, ctx: ImportContext): Promise<ImportedText> {
  const here = (mediaId: string) => ctx.uploads.findOwn(mediaId)
  const { content: written, missing } = await ownContent(own.text, here)
  const content = { ...written, slug: item.slug }
  const files = missing ? [{ what: 'Files of it are missing.', place: String(missing) }] : []
  const uses = [...mediaIn(documentOf(content.body)), ...content.files.map(({ mediaId }) => mediaId)]
  return {
    own: { entry: own, here },
    content,
    problems: [...item.problems, ...files],
    kept: countedAs(item.wxr),
    staffId: authorOf(item.wxr.creator, ctx).staffId,
    uses: [...uses, ...(content.lead ? [content.lead.mediaId] : [])],
    hash: sha256(JSON.stringify([own, content])),
    modified: own.at ?? modifiedAt(item.wxr, ctx.zone),
  }
}

/** A text with the uploads and terms that stand here for those that it names; `missing`: how many uploads do not. */
export async function ownContent(text: EntryText, here: (mediaId: string) => string | undefined) {
  let missing = 0
  const media = (id: string) => {
    const own = here(id)
    if (!own) missing++
    return own ?? ''
  }
  const { terms: named, ...rest } = JSON.parse(
    JSON.stringify(text, (key, value: unknown) => (key === 'mediaId' && value ? media(value as string) : value)),
  ) as EntryText
  const content: Content = {
    ...rest,
    termIds: await idsOf(named),
    files: rest.files.filter(({ mediaId }) => mediaId),
    lead: rest.lead?.mediaId ? rest.lead : null,
  }
  return { content, missing }
}

async function idsOf(named: EntryText['terms']) {
  const ids: number[] = []
  for (const { kind, slug } of named) {
    const isIt = and(eq(terms.kind, kind), eq(terms.slug, slug))
    ids.push(...(await read().select({ id: terms.id }).from(terms).where(isIt)).map(({ id }) => id))
  }
  return ids
}
