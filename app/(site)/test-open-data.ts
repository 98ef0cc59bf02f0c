import { testDatabase } from '@/db/test-database'
import { withdraw } from '@/domain/publishing/releases'
import { morning } from '@/domain/testing/archive'
import { library } from '@/domain/testing/library'
import { got } from '@/domain/testing/newsroom'
import { apiList as list, apiEntry as one } from './open-data/handlers'
import { ask } from './test-ask'

export const api = {
  entries: (query = '') => ask(list, `/api/v1/entries${query}`),
  publications: (query = '') => ask(list, `/api/v1/publications${query}`),
  entry: (id: number, query = '') => ask(one, `/api/v1/entries/${id}${query}`),
  publication: (of: string, query = '') => ask(one, `/api/v1/publications/${of}${query}`),
}
export type Reply = Awaited<ReturnType<typeof ask>>
export const titles = ({ text }: Reply) =>
  (JSON.parse(text) as { items: { title: string }[] }).items.map(({ title }) => title)
export const statusAndDetail = ({ status, text }: Reply) => [status, (JSON.parse(text) as { detail: string }).detail]

export async function openLibrary() {
  testDatabase()
  const room = await library()
  return { ...room, shelf }

  async function shelf() {
    const { publish, shelve, terms, editor } = room
    const body = {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [{ type: 'text', text: 'See here', marks: [{ type: 'link', attrs: { href: '/about' } }] }],
        },
      ],
    }
    const post = await publish('2014-10-02', { title: 'A post', body, termIds: [terms.protection] })
    const about = {
      series: 'Papers',
      isbn: '978-0-306-40615-7',
      doi: '10.1234/a',
      licence: 'cc-by-4.0',
      publishedOn: '2012-05',
    }
    const report = await shelve({
      title: 'A report',
      termIds: [terms.myanmar],
      about,
      date: '2014-10-14',
      pages: ['A page with a kingfisher.'],
    })
    const khmer = await shelve({
      title: 'របាយការណ៍',
      slug: 'report',
      language: 'km',
      about: { type: 'guide' },
      date: '2014-11-03',
    })
    const gone = await shelve({ title: 'Gone', date: '2014-10-20' })
    const why = { entryId: gone.entryId, reason: 'error' as const, explanation: 'Wrong figures.' }
    got(await withdraw(editor, why, morning('2014-12-01')))
    await publish('2014-01-01', { title: 'About', slug: 'about' }, 'page')
    return { post, report, khmer, gone }
  }
}
