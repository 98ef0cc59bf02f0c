/** @module-tag thorough */
import sharp from 'sharp'
import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { answerAt } from '@/domain/published/answers'
import { changeSettings } from '@/domain/site/settings'
import { newsroom } from '@/domain/testing/archive'
import { got } from '@/domain/testing/newsroom'
import { picture } from '@/domain/testing/uploads'
import { feed } from './feed/feeds'
import { front } from './handlers/lists'
import { icon } from './icon/draw-icon'
import { searchDescription as opensearch, webManifest as manifest } from './handlers/machines'
import { social } from './social/social'
import { ask } from './test-ask'

let room: Awaited<ReturnType<typeof newsroom>>
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
  await room.publish('2014-10-02', { title: 'A post' })
})

const origin = 'http://localhost:3000'

async function mark(width: number, height: number) {
  const { id } = await picture(room.editor, 'mark.png', { width, height })
  return { id, width, height }
}

async function feedIn(format: 'rss' | 'atom' | 'json') {
  const path = { rss: '/feed.xml', atom: '/atom.xml', json: '/feed.json' }[format]!
  return (await ask(feed, path)).text
}

async function bytesOf(size: string) {
  const response = await icon(new Request(origin + (size === 'ico' ? '/favicon.ico' : `/icon-${size}.png`)))
  return { response, bytes: Buffer.from(await response.arrayBuffer()) }
}

test('without a logo and an icon, pages, feeds and addresses are as they were', async () => {
  const page = (await ask(front, '/')).text
  expect(page).toContain('<link rel="icon" href="/icon.svg"/>')
  expect(page).not.toMatch(/apple-touch-icon|manifest|class="logo|\.logo|\.sub/)
  expect(page).toContain(`"logo":{"@type":"ImageObject","url":"${origin}/social.png"`)
  expect(await feedIn('atom')).not.toMatch(/<icon>|<logo>/)
  expect(await feedIn('rss')).not.toContain('<image>')
  expect(await feedIn('json')).not.toMatch(/"icon"|"favicon"/)
  for (const size of ['32', '512', 'ico']) expect((await bytesOf(size)).response.status).toBe(404)
  expect((await ask(manifest, '/manifest.webmanifest')).status).toBe(404)
  expect(await answerAt('/icon-32.png', Date.now())).toBeUndefined()
})

test('a logo stands in place of the name, or beside it, and machines are told of it', async () => {
  const logo = await mark(400, 80)
  got(await changeSettings(room.editor, { logo }, 0))
  const alone = (await ask(front, '/')).text
  expect(alone).toContain(
    `<a class="mast-name mast-logo" href="/"><picture><img src="/media/${logo.id}/400.webp" width="400" height="80" alt="Gazette" class="logo plate"/></picture></a>`,
  )
  expect(alone).toContain(
    `"logo":{"@type":"ImageObject","url":"${origin}/media/${logo.id}/400.jpg","width":400,"height":80}`,
  )
  expect(await feedIn('atom')).toContain(`<logo>${origin}/media/${logo.id}/400.jpg</logo>`)
  expect(await feedIn('rss')).toContain(`<image>\n<url>${origin}/media/${logo.id}/400.jpg</url>`)

  const darkLogo = await mark(600, 90)
  got(await changeSettings(room.editor, { darkLogo, nameBesideLogo: true }, 1))
  const beside = (await ask(front, '/')).text
  expect(beside).toContain(`<source media="(prefers-color-scheme:dark)" srcSet="/media/${darkLogo.id}/480.webp"/>`)
  expect(beside).toMatch(/alt="" class="logo"\/><\/picture>Gazette<\/a>/)
})

test('the icon is drawn in the sizes that browsers, phones and the manifest ask for', async () => {
  const large = await mark(600, 600)
  got(await changeSettings(room.editor, { icon: large }, 0))
  const page = (await ask(front, '/')).text
  for (const link of [
    '<link rel="icon" href="/icon-32.png" sizes="32x32"/>',
    '<link rel="icon" href="/icon-48.png" sizes="48x48"/>',
    '<link rel="apple-touch-icon" href="/icon-180.png"/>',
    '<link rel="manifest" href="/manifest.webmanifest"/>',
  ])
    expect(page).toContain(link)
  for (const size of [32, 48, 180, 192, 512]) {
    const { response, bytes } = await bytesOf(String(size))
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: size, height: size })
    expect(await answerAt(`/icon-${size}.png`, Date.now())).toEqual({ is: 'here' })
  }
  expect((await bytesOf('33')).response.status).toBe(404)
  const { response, headers, text } = await ask(manifest, '/manifest.webmanifest').then((answer) => ({
    response: answer.status,
    ...answer,
  }))
  expect([response, headers.get('content-type')]).toEqual([200, 'application/manifest+json'])
  expect(JSON.parse(text)).toMatchObject({
    name: 'Gazette',
    icons: [
      { src: 'icon-192.png', sizes: '192x192' },
      { src: 'icon-512.png', sizes: '512x512' },
    ],
  })
  expect(await feedIn('atom')).toContain(`<icon>${origin}/icon-48.png</icon>`)
  expect(JSON.parse(await feedIn('json'))).toMatchObject({
    icon: `${origin}/icon-512.png`,
    favicon: `${origin}/icon-48.png`,
  })
  expect((await ask(opensearch, '/opensearch.xml')).text).toContain(`${origin}/icon-48.png</Image>`)
})

test('the icon for old browsers holds two pictures where its head says', async () => {
  got(await changeSettings(room.editor, { icon: await mark(192, 192) }, 0))
  const { response, bytes } = await bytesOf('ico')
  expect(response.headers.get('content-type')).toBe('image/x-icon')
  expect([bytes.readUInt16LE(0), bytes.readUInt16LE(2), bytes.readUInt16LE(4)]).toEqual([0, 1, 2])
  for (const [n, size] of [32, 48].entries()) {
    const entry = 6 + 16 * n
    expect([bytes[entry], bytes[entry + 1]]).toEqual([size, size])
    const [length, at] = [bytes.readUInt32LE(entry + 8), bytes.readUInt32LE(entry + 12)]
    expect(await sharp(bytes.subarray(at, at + length)).metadata()).toMatchObject({ format: 'png', width: size })
  }
})

test('the card of the site has its logo above the name', async () => {
  const card = async () => {
    const response = await social(new Request(`${origin}/social.png`))
    const at = { left: 72, top: 115, width: 200, height: 30 }
    const bytes = Buffer.from(await response.arrayBuffer())
    // `stats` looks at what came in.
    const part = await sharp(bytes).extract(at).png().toBuffer()
    return (await sharp(part).stats()).channels.map(({ mean }) => Math.round(mean))
  }
  const before = await card()
  expect(Math.min(...before)).toBeGreaterThan(240) // paper
  got(await changeSettings(room.editor, { logo: await mark(600, 300) }, 0))
  expect(Math.min(...(await card()))).toBeLessThan(150)
})
