import { addresses } from '@/addresses.mjs'
import { fillFront } from '@/bench/pages/full-front'
import { makePosts } from '@/bench/pages/made-posts'
import { addressOf, madeTemplates, templates, weigh, withoutTemplate, type Limits } from '@/bench/pages/weights'
import { someone } from './support/staff'
import { expect, test } from './support/test'

// Texts that others publish would weigh as well.
test.use({ ownServer: true })

/** Returns what is over its limit, so that one look shows all of it. */
async function tooHeavy(pages: { name: string; address: string; limits: Limits }[]) {
  const found: string[] = []
  for (const { name, address, limits } of pages) {
    const { best, plain } = await weigh(address)
    if (best > limits.best) found.push(`${name}: ${best} bytes compressed, at most ${limits.best}`)
    if (plain > limits.plain) found.push(`${name}: ${plain} bytes, at most ${limits.plain}`)
  }
  return found
}

test('a reader on a slow line gets every kind of page within its limit of bytes', async ({ server }) => {
  const pages = Object.entries(templates).map(async ([name, { path, ...limits }]) => {
    return { name, address: await addressOf(server.url, path), limits }
  })
  expect(await tooHeavy(await Promise.all(pages))).toEqual([])
  const rows = addresses.filter(({ isFile }) => !isFile).map(({ name }) => name)
  const weighed = new Set([
    ...Object.values(templates).map(({ row }) => row),
    ...Object.keys(madeTemplates),
    ...withoutTemplate,
  ])
  expect(rows.filter((row) => !weighed.has(row))).toEqual([])
})

test('ordinary posts, a withdrawn one, an event, a call and the fullest front page stay within their limits', async ({
  server,
}) => {
  const { actor } = await someone('editor')
  const posts = Object.entries(await makePosts(actor)).map(([name, path]) => {
    return { name, address: server.url + path, limits: madeTemplates[name]! }
  })
  expect(await tooHeavy(posts)).toEqual([])
  await fillFront(actor)
  const name = 'full front page'
  expect(await tooHeavy([{ name, address: `${server.url}/`, limits: madeTemplates[name]! }])).toEqual([])
})

test('the front page comes compressed as it is weighed, and nothing else is needed to draw it', async ({
  page,
  request,
  server,
}) => {
  const { best } = await weigh(`${server.url}/`, { isAsSent: true })
  const ask = async () => (await request.get('/', { headers: { 'accept-encoding': 'br' } })).headers()['content-length']
  await expect.poll(ask).toBe(String(best))
  const paths: string[] = []
  page.on('request', (req) => paths.push(new URL(req.url()).pathname))
  await page.goto('/')
  // Other files that the page shows: pictures, and the icon in the browser's bar.
  expect(paths.filter((path) => !/^\/(media\/|icon\.svg$)/.test(path))).toEqual(['/'])
})
