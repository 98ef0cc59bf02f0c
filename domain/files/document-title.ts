import { eq } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { mediaEditions } from '@/db/schema'
import { Outline } from '@/lib/edition/schema'
import { onOneLine } from '@/lib/text/one-line'
import type { Media } from './media'

const maxLetters = 300

export function titleInProperty(property: string): string {
  const title = onOneLine(property.normalize('NFC').replace(/[\u202a-\u202e\u2066-\u2069]/g, ' '))
  const isFileName =
    /\.(docx?|pdf|pptx?|xlsx?|odt|rtf|indd|qxd|pub|pages|tex|txt|html?)$/i.test(title) ||
    /^(microsoft (word|powerpoint|excel|office)|untitled|document\d{0,9}|presentation\d{0,9}|about:blank|slide 1|print)\b/i.test(
      title,
    ) ||
    (/^[\w-]+$/.test(title) && /[_\d]/.test(title))
  return isFileName ? '' : title.slice(0, maxLetters).trim()
}

const notATitle =
  /^(table of contents|contents|introduction|executive summary|summary|abstract|foreword|preface|acknowledge?ments?|(chapter|part|section) [\divx]+|មាតិកា|សេចក្តីផ្តើម|ສາລະບານ|ບົດນຳ|မာတိကာ|နိဒါန်း|สารบัญ|บทนำ|คำนำ|mục lục|lời nói đầu|目录|前言|引言)[.:]?$/iu

/** Returns the title that staff typed, else the title in the properties, else the first heading, else ''. */
export async function documentTitleOf(db: Db, { id, title, properties }: Media): Promise<string> {
  // A title that differs from the property was typed by staff: it is not cleaned.
  const said = title === properties.title ? titleInProperty(title) : title.trim()
  return said || (await firstHeadingOf(db, id))
}

async function firstHeadingOf(db: Db, mediaId: string) {
  const [row] = await db
    .select({ outline: mediaEditions.outline })
    .from(mediaEditions)
    .where(eq(mediaEditions.mediaId, mediaId))
  const [first] = Outline.safeParse(row?.outline).data ?? []
  const isFirst = first?.page === 1 && first.n === 1 && first.level === 2
  const text = isFirst ? titleInProperty(first.text) : ''
  return notATitle.test(text) ? '' : text
}
