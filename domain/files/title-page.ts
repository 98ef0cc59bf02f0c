import { and, asc, eq, lte } from 'drizzle-orm'
import { read } from '@/db/connection'
import { mediaPages } from '@/db/schema'
import { doiProblem } from '@/lib/doi'
import { isbnProblem } from '@/lib/isbn'
import { onOneLine } from '@/lib/one-line'
import type { Publication } from '@/domain/content/content'
import type { Actor } from '@/domain/staff/actor'
import { documentTitleOf } from './document-title'
import { findMedia } from './media'

/** What a document says of itself that a catalogue asks for; what it does not say is empty. */
export type TitlePage = Pick<Publication, 'authors' | 'isbn' | 'doi'> & { title: string }

/** How many pages are looked at: numbers stand on the title page or the back of it. And how many characters of each. */
const [maxPages, maxText] = [6, 20_000]

/** What the title page of a document says; undefined where there is no document that this person may see. */
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
    isbn: isbnIn(text),
    doi: doiOf(text),
  }
}

const organisation =
  /\b(UN|UNDP|office|ministry|organi[sz]ation|institute|university|project|programme|program|department|agency|foundation|cent(?:re|er)|network|committee|council|association|bank|group)\b/i

/** Names that programs and computers put in place of a person's. */
const noName =
  /^(admin(istrator)?|user|owner|author|unknown|pc|hp|dell|lenovo|acer|asus|toshiba|(microsoft )?office user|windows user)$/i

/** The names in the property of a document, where they are names. */
export function authorsIn(property: string): TitlePage['authors'] {
  return onOneLine(property)
    .slice(0, 2_000)
    .split(/;|&|\band\b/)
    .map((name) => name.trim())
    .filter((name) => name.length > 2 && name.length <= 300 && !noName.test(name))
    .slice(0, 20)
    .map((name) => ({ name, is: organisation.test(name) ? 'organisation' : 'person' }))
}

/** The first ISBN in a text whose last digit fits. */
export function isbnIn(text: string): string {
  // Linear: from each “ISBN” at most thirty characters are looked at.
  for (const [, after] of text.matchAll(/\bISBN(?:-1[03])?[\s:]{0,3}([\dXx\s\u2010-\u2015-]{10,30})/gi)) {
    const digits = /^\s*((?:[\dXx][\s\u2010-\u2015-]?){12}[\dXx]|(?:[\dXx][\s\u2010-\u2015-]?){9}[\dXx])/.exec(
      after!,
    )?.[1]
    if (digits && !isbnProblem(digits)) return digits.trim()
  }
  return ''
}

/** The first DOI in a text, without the full stop or bracket that follows it. */
export function doiOf(text: string): string {
  // Linear: what may follow the slash ends at the first space, and is looked at once.
  const found = /\b10\.\d{4,9}\/[^\s"<>]{1,200}/.exec(text)?.[0].replace(/[.,;:)\]]{1,5}$/, '') ?? ''
  return doiProblem(found) ? '' : found
}
