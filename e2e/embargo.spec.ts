import { setTimeout as wait } from 'node:timers/promises'
import type { APIRequestContext } from '@playwright/test'
import { storeUpload } from '@/domain/files/intake'
import { release } from '@/domain/publishing/releases'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { pdfBytes } from '@/domain/testing/uploads'
import { someone } from './support/staff'
import { expect, test } from './support/test'

const page = async (request: APIRequestContext, path: string) => (await request.get(path)).text()

/** An answer without the address that it repeats. */
async function answer(request: APIRequestContext, path: string) {
  const reply = await request.get(path, { maxRedirects: 0 })
  return { status: reply.status(), text: (await reply.text()).replaceAll(path, '').replaceAll(encodeURI(path), '') }
}

test('an embargoed report leaves no trace by page, file, cover, text, search or count; from its moment on all of it is there', async ({
  request,
}) => {
  const { actor } = await someone('editor')
  const word = `quetzal${process.pid}`
  const file = got(
    await storeUpload(actor, { source: await pdfBytes(`The ${word} report`), name: `${word}.pdf` }, Date.now()),
  )
  const whole = content({
    title: `Report on the ${word}`,
    summary: 'Its summary.',
    body: text('Its abstract.'),
    files: [{ mediaId: file.id, title: 'The report', language: 'en' }],
    publication: { type: 'dataset', publishedOn: '1871', publisher: '', series: `Series ${word}` },
  })
  const draft = got(
    await createEntry(actor, { kind: 'publication', language: 'en', session: 's', content: whole }, Date.now()),
  )
  const at = Date.now() + 15_000
  const { path } = got(await release(actor, { ...draft, at }, Date.now()))

  const series = `/publications?series=series-${word}`
  const addresses = [
    path,
    `/files/${file.id}/${file.name}`,
    `/files/${file.id}/1/${file.name}`,
    `/media/${file.id}/480.webp`,
    `${path}/read/${file.id}`,
    `${path}/read/${file.id}/page/1`,
    `${path}/cite.bib`,
    `${path}/cite.json`,
    series,
    '/publications?year=1871',
  ]
  const lists = ['/', '/publications', '/feed.xml', '/sitemap.xml', '/publications/cite.ris']
  const search = `/publications?q=${word}`
  const unknown = await answer(request, '/publications/never-was')
  for (const address of addresses) {
    const early = await answer(request, address)
    expect(early.status, address).toBe(404)
    if (!address.includes('?')) expect(early.text, address).toBe(unknown.text)
  }
  for (const address of [...lists, '/publications?type=report'])
    expect(await page(request, address), address).not.toContain(word)
  expect(await page(request, '/publications')).not.toMatch(/type=dataset|year=1871/)
  expect(await page(request, search)).toContain('No publications match')

  await wait(at - Date.now() + 50)
  for (const address of addresses)
    expect((await request.get(address, { maxRedirects: 0 })).status(), address).toBe(address.endsWith('/1') ? 301 : 200)
  for (const address of lists) expect(await page(request, address), address).toContain(word)
  expect(await page(request, '/publications')).toMatch(/type=dataset[^]*year=1871/)
  expect(await page(request, search)).toMatch(/1 publication[^]*Page 1/)
})
