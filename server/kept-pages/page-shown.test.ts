import { expect, test } from 'vitest'
import { openDoor, still } from '../test-door'

const rss = `<rss>${'<item/>'.repeat(100)}</rss>`
const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'

test('a browser is told that a feed is plain XML, and shows it with its style; everyone else gets its true type', async () => {
  const { ask, requests } = await openDoor({
    handle: (_, res) =>
      still(res, rss, {
        'content-type': 'application/rss+xml; charset=utf-8',
        'x-still': 'self',
        'x-still-shown': 'application/xml; charset=utf-8',
      }),
  })
  const types = []
  for (const accept of [undefined, '*/*', 'application/rss+xml, application/xml;q=0.9', browser, browser, '*/*']) {
    const { headers, text } = await ask('/feed.xml', { headers: accept ? { accept } : {} })
    types.push(headers['content-type'])
    expect(headers['content-security-policy']).toContain("style-src 'self';")
    expect(headers.vary).toBe('Accept, Accept-Encoding')
    expect(headers).not.toHaveProperty('x-still-shown')
    expect(text).toBe(rss)
  }
  const [feedType, shownType] = ['application/rss+xml; charset=utf-8', 'application/xml; charset=utf-8']
  expect(types).toEqual([feedType, feedType, feedType, shownType, shownType, feedType])
  expect(requests).toHaveLength(1)
})

test('what is not to be shown otherwise has its own type for everyone', async () => {
  const { ask } = await openDoor({ handle: (_, res) => still(res, rss, { 'content-type': 'application/xml' }) })
  const { headers } = await ask('/sitemap.xml', { headers: { accept: browser } })
  expect([headers['content-type'], headers.vary]).toEqual(['application/xml', 'Accept-Encoding'])
})
