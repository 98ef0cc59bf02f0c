import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { addressesOf, letteredArchive, letteredSlugs } from '@/domain/testing/letters'
import { responseAt } from './test-responses'

test(
  'every form of a text whose address has letters of another script is sent, with headers in ASCII',
  { tags: 'thorough' },
  async () => {
    testDatabase()
    const { now } = await letteredArchive()
    const answers = (slug: string) =>
      Promise.all(
        addressesOf(slug).map(async (path) => {
          const { status, headers } = await responseAt(path, now)
          for (const [name, value] of headers)
            expect([name, value]).toEqual([name, expect.stringMatching(/^[\x20-\x7e]*$/)])
          const location = headers.get('location')
          return [status, headers.get('content-type'), location && decodeURIComponent(location).replace(slug, 'latin')]
        }),
      )
    const latin = await answers('latin')
    for (const slug of letteredSlugs) expect([slug, await answers(slug)]).toEqual([slug, latin])
    const page = await (await responseAt(`/2014/10/${encodeURIComponent(letteredSlugs[0]!)}`, now)).text()
    for (const [, href = ''] of page.matchAll(
      /(?:href|content)="([^"]*\/(?:\d{4}|topics|countries|help|publications)\/[^"]*)"/g,
    ))
      expect(href).toMatch(/^[\x20-\x7e]*$/)
    const { headers } = await responseAt(`/2014/10/${encodeURIComponent('новости-июня')}/cite.bib`, now)
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('новости-июня')}.bib`,
    )
  },
)
