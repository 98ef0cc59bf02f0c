import { storeUpload } from '@/domain/files/intake'
import { release } from '@/domain/publishing/releases'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { printed } from '@/domain/testing/printed'
import type { Language } from '@/lib/languages/languages'
import { someone } from './staff'

type Print = { html: string; tagged: boolean; head?: string; language?: Language }

/** Publishes a report that a browser printed, with tags or without; answers with the id of its PDF. */
export async function shelvePrinted(title: string, { language = 'en', ...print }: Print) {
  const { actor } = await someone('editor')
  const { report } = await printed({ report: print })
  const upload = got(await storeUpload(actor, { source: report!, name: `${title}.pdf`, keepBoth: true }, Date.now()))
  const publication = { type: 'report' as const, publishedOn: '2014', publisher: '' }
  const files = [{ mediaId: upload.id, title: '', language: null }]
  const whole = content({ title, body: text('Words.'), publication, files })
  const saved = got(
    await createEntry(actor, { kind: 'publication', language, session: 's', content: whole }, Date.now()),
  )
  got(await release(actor, saved, Date.now()))
  return upload.id
}
