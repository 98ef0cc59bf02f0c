import { and, asc, eq, lte } from 'drizzle-orm'
import { read } from '@/db/connection'
import { mediaPages } from '@/db/schema'
import { fieldsOf, type PublicationFacts } from '@/lib/kinds/kinds'
import { onOneLine } from '@/lib/text/one-line'
import type { Actor } from '@/domain/staff/actor'
import { documentTitleOf } from './document-title'
import { findMedia } from './media'

export type TitlePage = Pick<PublicationFacts, 'authors'> & Partial<PublicationFacts> & { title: string }

/** Numbers such as an ISBN are on the title page or its back. */
const [maxPages, maxText] = [6, 20_000]

export async function titlePageOf(actor: Actor, id: string): Promise<TitlePage | undefined> {
  const [upload] = await findMedia(actor, [id])
  if (!upload) return undefined
  const pages = await read()
    .select({ text: mediaPages.text, artifacts: mediaPages.artifacts })
    .from(mediaPages)
    .where(and(eq(mediaPages.mediaId, id), lte(mediaPages.page, maxPages)))
    .orderBy(asc(mediaPages.page))
  const text = pages.map(({ text, artifacts }) => `${text}\n${artifacts}`.slice(0, maxText)).join('\n')
  return {
    title: await documentTitleOf(read(), upload),
    authors: authorsIn(upload.properties.author ?? ''),
    ...Object.fromEntries(
      fieldsOf('publication').flatMap(({ name, inDocument }) => (inDocument ? [[name, inDocument(text)]] : [])),
    ),
  }
}

const organisationPattern =
  /\b(UN|UNDP|office|ministry|organi[sz]ation|institute|university|project|programme|program|department|agency|foundation|cent(?:re|er)|network|committee|council|association|bank|group)\b/i

const notAName =
  /^(admin(istrator)?|user|owner|author|unknown|pc|hp|dell|lenovo|acer|asus|toshiba|(microsoft )?office user|windows user)$/i

export function authorsIn(property: string): TitlePage['authors'] {
  return onOneLine(property)
    .slice(0, 2_000)
    .split(/;|&|\band\b/)
    .map((name) => name.trim())
    .filter((name) => name.length > 2 && name.length <= 300 && !notAName.test(name))
    .slice(0, 20)
    .map((name) => ({ name, is: organisationPattern.test(name) ? 'organisation' : 'person' }))
}
