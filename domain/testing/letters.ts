import { addresses } from '@/addresses.mjs'
import { createTerm } from '@/domain/entries/terms'
import { morning } from './archive'
import { addService } from './help'
import { library } from './library'
import { got } from './newsroom'

// Texts whose addresses have the letters of a script, beside one with Latin letters.

export const letteredSlugs = ['تقرير-٢٠١٤', 'របាយការណ៍', '关于人口贩运', 'новости-июня', 'น้ำ-ท่วม', 'گزارش-می']

const now = morning('2014-11-20')
const cell = (words: string) => ({
  type: 'tableCell',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
})
const row = (...words: string[]) => ({ type: 'tableRow', content: words.map(cell) })
const table = {
  type: 'table',
  attrs: { caption: 'Boats', source: '' },
  content: [row('Year', 'Boats'), row('2013', '7')],
}

export async function letteredArchive() {
  const room = await library()
  const [startsAt, endsAt, timeZone] = [now + 1_000, now + 2_000, 'Asia/Yangon']
  const texts = []
  for (const slug of ['latin', ...letteredSlugs]) {
    const term = async (kind: 'topic' | 'country') =>
      got(await createTerm(room.editor, { kind, name: slug, slug }, now)).id
    const termIds = [await term('topic'), await term('country')]
    await addService(room.editor, termIds[1]!)
    const whole = { title: slug, slug, termIds, body: { type: 'doc', content: [table] } }
    texts.push(await room.publish('2014-10-07', whole))
    await room.publish('2014-10-07', { ...whole, event: { startsAt, endsAt, timeZone } }, 'event')
    await room.publish('2014-10-07', { ...whole, call: { closesAt: endsAt, timeZone } }, 'call')
    await room.publish('2014-10-07', whole, 'page')
    await room.shelve({ ...whole, pages: ['Words'] })
  }
  return { ...room, now, texts }
}

/** Returns the address of each row of the table that names a text or a term, with this slug. */
export function addressesOf(slug: string): string[] {
  const values: Record<string, string> = { year: '2014', month: '10', number: '1', format: 'bib', page: '1' }
  return addresses.flatMap(({ path }) => {
    const isNamed = /[:*](slug|path)|publications\/:of/.test(path) && !path.includes(':file')
    return isNamed ? path.replace(/[:*](\w+)/g, (_, name: string) => values[name] ?? encodeURIComponent(slug)) : []
  })
}
