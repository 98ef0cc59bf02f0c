import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fontFiles, fontsVersion } from '@/lib/languages/fonts.mjs'
import { openDoor } from '../test-door'

const root = process.cwd()

test('every font is there, small, under an address that can be kept for ever', async () => {
  const { ask, requests } = await openDoor({ root })
  for (const { address, file } of fontFiles) {
    const reply = await ask(address)
    expect([reply.status, reply.body.equals(readFileSync(file))]).toEqual([200, true])
    expect(reply.headers).toMatchObject({
      'content-type': 'font/woff2',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    })
    expect(reply.body.length).toBeLessThan(60_000)
  }
  expect(requests).toEqual([])
})

test('the version in the addresses is the version that is installed', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> }
  for (const script of ['khmer', 'lao', 'myanmar', 'thai'])
    expect(dependencies[`@fontsource/noto-sans-${script}`]).toBe(fontsVersion)
})

test('nothing else of the packages is given out', async () => {
  const { ask } = await openDoor({ root })
  for (const path of ['/fonts/', '/fonts/..%2Fpackage.json', '/fonts/noto-sans-khmer-400-0.0.0.woff2'])
    expect((await ask(path)).headers['content-type']).not.toBe('font/woff2')
})
