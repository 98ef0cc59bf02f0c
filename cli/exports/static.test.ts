import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, posix } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { handlerOf } from '@/app/(site)/handlers'
import { atMoment } from '@/app/(site)/moment'
import { closeDatabase, openDatabase } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { release } from '@/domain/releases'
import { morning } from '@/domain/test-archive'
import { got, post } from '@/domain/test-newsroom'
import { fileOf } from '@/domain/test-stored-files'
import { env } from '@/lib/env'
import { words } from './site/test-words'
import { after, exported, filesIn, smallArchive } from './test-archive'

// One archive and one export of it for all of these: what they look at is the same.
let folder: string
let archive: Awaited<ReturnType<typeof smallArchive>>
let files: Map<string, Buffer>
let said: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gazette-static-'))
  openDatabase(join(folder, 'data'))
  migrateDatabase()
  archive = await smallArchive()
  const made = await exported(join(folder, 'site'))
  expect(made.result).toEqual({ ok: true, value: undefined })
  said = made.said
  files = filesIn(join(folder, 'site'))
}, 60_000)
afterAll(() => {
  closeDatabase()
  rmSync(folder, { recursive: true, force: true })
})

const pages = () =>
  [...files].filter(([path]) => path.endsWith('index.html')).map(([path, html]) => [path, String(html)] as const)
const page = (path: string) => String(files.get(`${path}/index.html`))
const unescaped = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&#x27;', "'")

test('every link, picture, form and sheet of every page leads to a file that is there', () => {
  let led = 0
  for (const [path, html] of pages()) {
    const bare = html.replace(/<(link rel="(?!icon|stylesheet)|meta)[^>]*>/g, '')
    const addresses = [...bare.matchAll(/\s(?:href|src|action)="([^"]*)"/g)].map(([, address]) => address!)
    const sets = [...bare.matchAll(/\ssrcset="([^"]*)"/gi)].flatMap(([, set]) =>
      set!.split(', ').map((one) => one.split(' ')[0]!),
    )
    for (const address of [...addresses, ...sets].map(unescaped)) {
      if (/^(#|mailto:|https?:)/.test(address)) continue
      const target = posix.join(dirname(path), decodeURIComponent(address.replace(/[#?].*/, '')))
      expect(files.has(target), `${path}: ${address}`).toBe(true)
      led++
    }
    expect(bare, path).not.toMatch(new RegExp(` (href|src|action)="${env().siteUrl}`))
  }
  expect(led).toBeGreaterThan(900)
})

test('every page has the words of the page that readers get, and no other', async () => {
  let compared = 0
  for (const [path, html] of pages()) {
    const address = `/${path.replace(/\/?index\.html$/, '')}`
    if (/\/(by|in-order)\/|(^|\/)search\//.test(path)) continue
    const { handler, params } = handlerOf(address)
    const request = new Request(env().siteUrl + address)
    const live = await atMoment({ at: after }, () => handler(request, { params: Promise.resolve(params) }))
    expect([200, 410]).toContain(live.status)
    expect(words(html), path).toBe(words(await live.text()))
    compared++
  }
  expect(compared).toBeGreaterThan(30)
})

test('feeds, descriptions, pictures and files lie where their addresses say, whole addresses and all', () => {
  const { plain, shelved, report } = archive
  for (const path of [
    ...['feed.xml', 'atom.xml', 'feed.json', 'sitemap.xml', 'robots.txt', 'llms.txt', 'opensearch.xml', 'social.png'],
    ...['2014/10/feed.xml', 'topics/protection/atom.xml', 'km/feed.json', 'publications/cite.bib', '404.html'],
    ...[
      `${plain.path}/social.png`,
      `${plain.path}/cite.ris`,
      `${shelved.path}/linkset`,
      `${shelved.path}/linkset.json`,
    ],
    ...[`${shelved.path}/read/${report}/index.html`, `files/${report}/report.pdf`, 'icon.svg', 'fonts/khmer.css'],
  ])
    expect(files.has(path.replace(/^\//, '')), path).toBe(true)
  expect(String(files.get(`files/${report}/report.pdf`))).toBe('%PDF true')
  expect(statSync(join(folder, `site/files/${report}/report.pdf`)).mode & 0o777).toBe(0o644)
  const guide = String(files.get('llms.txt'))
  expect(guide).toContain(`${env().siteUrl}/sitemap.xml`)
  expect(guide).not.toMatch(/\/oai|\/api/)
  expect(page('2014/10')).toContain(`<link rel="canonical" href="${env().siteUrl}/2014/10"/>`)
  expect(String(files.get('feed.xml'))).toContain(`<link>${env().siteUrl}${plain.path}</link>`)
})

test('a choice in the library is a folder, two together too, and what goes further is no link', () => {
  expect(page('publications')).toContain('href="by/type/guide/index.html"')
  expect(page('publications/by/type/guide')).toContain('href="../../../index.html"')
  const two = page('publications/by/type/report/series/heron-papers')
  expect(words(two)).toContain('A report')
  expect(words(two)).not.toContain('A guide')
  expect(page('publications/by/type/report/in-order/title')).toMatch(/<a class="[^"]*choice">/)
  expect(words(page('publications/by/type/report/in-order/title'))).toContain('A report')
  expect(page('publications')).toContain('action="../search/index.html"')
})

test('what was taken out says why; what moved is no page, and links to it lead on', () => {
  const { gone, moved } = archive
  expect(words(page(gone.slice(1)))).toContain('It named the wrong place.')
  expect(files.has(`${moved.from.slice(1)}/index.html`)).toBe(false)
  expect(files.has(`${moved.to.slice(1)}/index.html`)).toBe(true)
  expect(files.has(`${gone.slice(1)}/.htaccess`)).toBe(true)
})

test('servers of three kinds are told what leads where and what is gone', () => {
  const { gone, moved, plain } = archive
  const netlify = String(files.get('_redirects')).split('\n')
  const [nginx, apache] = ['nginx-redirects.conf', '.htaccess'].map((name) => String(files.get(name)))
  expect(netlify).toEqual(
    expect.arrayContaining([
      `${moved.from} ${moved.to}/ 301`,
      `/ p=12 ${plain.path}/ 301!`,
      `${gone} ${gone}/ 410!`,
      '/category/protection /topics/protection/ 301',
      '/2014/10/feed /2014/10/feed.xml 301',
      '/ m=201410 /2014/10/ 301!',
      '/publications type=guide /publications/by/type/guide/ 301!',
      '/en/* /:splat 301',
    ]),
  )
  for (const line of [`"${moved.from}" "${moved.to}/";`, `"/?p=12" "${plain.path}/";`, `"${gone}/" "${gone}";`])
    expect(nginx).toContain(line)
  expect(apache).toContain(`RewriteRule "^${moved.from.slice(1)}/?$" "${moved.to}/" [R=301,L,QSD,NE]`)
  expect(apache).toContain(`RewriteCond %{QUERY_STRING} "^p=12$"\nRewriteRule "^/?$" "${plain.path}/"`)
})

test('the same moment gives the same bytes, whatever waits on the desk and whoever runs it', async () => {
  const { editor, plain } = archive
  await post(editor, { title: 'A draft of something', slug: 'a-plain-text' }, morning('2014-10-20'))
  const waiting = await post(editor, { title: 'What waits', termIds: [archive.terms.myanmar] }, morning('2014-10-20'))
  got(await release(editor, { ...waiting, at: morning('2030-01-01') }, morning('2014-10-21')))
  const again = await exported('static', join(folder, 'again'))
  expect(again.said.replace('/again', '/site')).toBe(said)
  const second = filesIn(join(folder, 'again'))
  expect([...second.keys()]).toEqual([...files.keys()])
  for (const [path, bytes] of second) expect(bytes.equals(files.get(path)!), path).toBe(true)
  expect(plain.path).toBe('/2014/10/a-plain-text')
}, 60_000)

test('what stands there is left alone, unless it is an export and may give way; what is missing is told', async () => {
  const site = join(folder, 'site')
  expect(await exported(site)).toMatchObject({
    result: { ok: false, problems: [{ message: expect.stringMatching(/has something in it/) }] },
  })
  const own = mkdtempSync(join(folder, 'own-'))
  writeFileSync(join(own, 'diary.txt'), 'mine')
  expect(await exported(own, '--yes')).toMatchObject({
    result: { ok: false, problems: [{ message: expect.stringMatching(/no export/) }] },
  })
  expect(readFileSync(join(own, 'diary.txt'), 'utf8')).toBe('mine')

  writeFileSync(fileOf(archive.report), 'other')
  const damaged = await exported(site, '--yes')
  writeFileSync(fileOf(archive.report), '%PDF true')
  expect(damaged.result).toMatchObject({ ok: false })
  const messages = (damaged.result as { problems: { message: string }[] }).problems.map(({ message }) => message)
  expect(messages).toContainEqual(
    expect.stringMatching(/names \/files\/.*report\.pdf, which is not what was published\./),
  )
  expect(filesIn(site).has(`files/${archive.report}/report.pdf`)).toBe(false)
}, 60_000)

test('arguments that make no sense are refused, a moment in the future among them', async () => {
  for (const args of [
    [],
    ['static'],
    ['a', 'b'],
    ['a', '--at', 'today'],
    ['a', '--at', '2999-01-01T00:00:00Z'],
    ['json'],
  ])
    await expect(exportedAs(args)).rejects.toThrow(/Name|--at/)
})

async function exportedAs(args: string[]) {
  const { exportArchive } = await import('../export')
  return exportArchive.run(args)
}
