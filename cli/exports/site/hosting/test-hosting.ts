import { expect, test } from 'vitest'
import { handlerOf } from '@/app/(site)/handlers'
import { runAtMoment } from '@/app/(site)/moment'
import { env } from '@/lib/process/env'
import { after, type ExportFixture } from '../../test-archive'
import { types } from './nginx'

/** Tests the two files that nginx includes for a copy. */
export function hostingTests(fixture: () => ExportFixture) {
  const file = (name: string) => String(fixture().files.get(name))

  test('nginx is told what leads where and what is gone', () => {
    const { gonePath, moved, plain } = fixture().archive
    const nginx = file('nginx-redirects.conf')
    for (const line of [
      `"${moved.from}" "${moved.to}/";`,
      `"/?p=12" "${plain.path}/";`,
      `"${gonePath}/" "${gonePath}";`,
      '"/category/protection" "/topics/protection/";',
      '"/2014/10/feed" "/2014/10/feed.xml";',
      '"/?m=201410" "/2014/10/";',
      '"/publications?type=guide" "/publications/by/type/guide/";',
      '"~^/en(?<gazette_rest>/.+)$" $gazette_rest;',
    ])
      expect(nginx).toContain(`  ${line}`)
    for (const rule of nginx.matchAll(/^ {2}"\/.*/gm)) expect(rule[0]).toMatch(/^ {2}"\/[^"]*" "\/[^"]*";$/)
    expect(file('nginx-server.conf')).toContain('if ($gazette_gone) { return 410; }')
  })

  test('what was written down for one earlier host alone counts there, and everywhere where nothing else is known', () => {
    const { plain, shelved } = fixture().archive
    const shelvedUrl = `${env().siteUrl}${shelved.path}/`
    const nginx = file('nginx-redirects.conf')
    // A number that both sites had, a page of one of them, and an address that a text of this site has.
    for (const from of ['un-act.org/?p=12', `www.no-trafficking.org${plain.path}`, 'www.no-trafficking.org/about-us'])
      expect(nginx).toContain(`"${from}" "${shelvedUrl}";`)
    expect(nginx).toContain(`"/about-us" "${plain.path}/";`)
    expect(nginx).not.toContain('"un-act.org/about-us"')
    const server = file('nginx-server.conf')
    expect(server.indexOf('$gazette_at_host')).toBeLessThan(server.indexOf('$gazette_moved'))
  })

  test('files are told to be what the site itself says they are', async () => {
    const { plain, shelved } = fixture().archive
    for (const path of [
      '/feed.json',
      '/opensearch.xml',
      `${plain.path}/cite.ris`,
      `${plain.path}/cite.bib`,
      `${plain.path}/cite.json`,
      `${shelved.path}/linkset`,
      `${shelved.path}/linkset.json`,
    ]) {
      const handler = handlerOf(path)
      const request = new Request(env().siteUrl + path)
      const live = await runAtMoment({ at: after }, () => handler(request))
      const type = live.headers.get('content-type')!
      expect([path, types[path.split('/').at(-1)!]]).toEqual([path, type])
      expect(file('nginx-server.conf')).toContain(`default_type "${type}"`)
    }
  })
}
