import { asc } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { media } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { redirectTarget } from '@/domain/published/redirects'
import { pictureBytes } from '@/domain/testing/uploads'
import { oldSite, uploadPlace } from './old-site'
import { attachment, oldUrl, uploadsWith } from './test-export'
import { headOfTitle, importItems, now } from './test-import'

// Files that WordPress.com and old networks of sites had at addresses of their own making.

beforeEach(() => {
  testDatabase()
})

const blog = 'https://river.wordpress.com'
const files = 'https://river.files.wordpress.com/2008/06'

test.each([
  [`${files}/a.jpg`, '2008/06/a.jpg'],
  [`${files}/a-300x200.jpg?w=300&h=200`, '2008/06/a-300x200.jpg'],
  [`http://i0.wp.com/river.files.wordpress.com/2008/06/a.jpg?ssl=1`, '2008/06/a.jpg'],
  [`${files.toUpperCase().replace('2008/06', '')}2008/06/%C3%A9.jpg`, '2008/06/é.jpg'],
  [`${blog}/files/2008/06/a.jpg`, '2008/06/a.jpg'],
  [`${blog}/laos/files/2008/06/a.jpg`, '2008/06/a.jpg'],
  ['/files/2008/06/a.jpg', '2008/06/a.jpg'],
  [`${blog}/wp-content/uploads/2008/06/a.jpg`, '2008/06/a.jpg'],
  ['https://sea.files.wordpress.com/2008/06/a.jpg', undefined],
  ['https://other.example/files/2008/06/a.jpg', undefined],
  ['https://river.files.wordpress.com.evil.example/2008/06/a.jpg', undefined],
  ['/files/2008/06/a/b.jpg', undefined],
  ['/files/ab12/a.jpg', undefined],
  [`${blog}/2008/06/a.jpg`, undefined],
])('the file %s lies at %s', (url, place) => {
  expect(uploadPlace(url, oldSite(blog)!)).toBe(place)
})

async function textAndFiles(title: string) {
  const names = (await read().select().from(media).orderBy(asc(media.name))).map(({ name }) => name)
  return { names, body: JSON.stringify((await headOfTitle(title)).body) }
}

const uploads = async () =>
  uploadsWith({ '2008/06/a.png': await pictureBytes({ width: 300 }), '2008/06/list.csv': 'a,b\n1,2\n' })

test('files of WordPress.com are found in the folder, listed in the export or named by a text alone', async () => {
  const content = `<img src="${files}/a.png?w=300" alt="A river"><p><a href="${files}/list.csv">The list</a> <a href="${files}/gone.csv">Gone</a></p>`
  const { report } = await importItems(
    [
      { id: 1, title: 'At the blog', content, link: `${blog}/2014/10/28/at-the-blog/`, guid: `${blog}/?p=1` },
      attachment(2, '', { url: `${files}/list.csv`, meta: {}, link: `${blog}/list` }),
    ],
    // The export of a blog with its own domain names this domain, and the old host in `guid`.
    { uploads: await uploads(), base: 'https://river.example' },
  )
  const { names, body } = await textAndFiles('At the blog')
  expect(names).toEqual(['a.png', 'list.csv'])
  expect(body).toMatch(/"\/files\/[0-9a-z]{12}\/list\.csv"/)
  expect(body).toContain(`${files}/gone.csv`)
  expect(report.problems.find(({ what }) => what.startsWith('A file is missing'))?.found).toMatchObject([
    { place: `${files}/gone.csv` },
  ])
})

test('so are those of an old network', async () => {
  const content = `<img src="${oldUrl}/files/2008/06/a-150x150.png" alt="A river"><p><a href="/files/2008/06/list.csv">The list</a></p>`
  const { report } = await importItems([{ id: 1, title: 'In a network', content }], { uploads: await uploads() })
  const { names, body } = await textAndFiles('In a network')
  expect(names).toEqual(['a.png', 'list.csv'])
  expect(body).toMatch(/"\/files\/[0-9a-z]{12}\/list\.csv"/)
  expect(report.problems.map(({ what }) => what).join(' ')).not.toContain('missing')
  const old = ['/files/2008/06/a.png', '/files/2008/06/a-150x150.png', '/files/2008/06/list.csv']
  for (const source of old) expect(await redirectTarget({ source, now })).toMatch(/^\/(media|files)\/[0-9a-z]{12}\//)
})
