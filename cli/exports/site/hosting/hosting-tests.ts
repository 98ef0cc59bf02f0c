import { expect, test } from 'vitest'
import { handlerOf } from '@/app/(site)/handlers'
import { atMoment } from '@/app/(site)/moment'
import { env } from '@/lib/env'
import { after, type ExportFixture } from '../../test-archive'
import { types } from './headers'

/** What is asked of the files that servers read of a copy. */
export function hostingTests(fixture: () => ExportFixture) {
  const file = (name: string) => String(fixture().files.get(name))

  test('servers of three kinds are told what leads where and what is gone', () => {
    const { gonePath, moved, plain } = fixture().archive
    const [nginx, apache] = ['nginx-redirects.conf', '.htaccess'].map(file)
    expect(file('_redirects').split('\n')).toEqual(
      expect.arrayContaining([
        `${moved.from} ${moved.to}/ 301`,
        `/ p=12 ${plain.path}/ 301!`,
        `${gonePath} ${gonePath}/ 410!`,
        '/category/protection /topics/protection/ 301',
        '/2014/10/feed /2014/10/feed.xml 301',
        '/ m=201410 /2014/10/ 301!',
        '/publications type=guide /publications/by/type/guide/ 301!',
        '/en/* /:splat 301',
      ]),
    )
    for (const line of [
      `"${moved.from}" "${moved.to}/";`,
      `"/?p=12" "${plain.path}/";`,
      `"${gonePath}/" "${gonePath}";`,
    ])
      expect(nginx).toContain(line)
    expect(apache).toContain(`RewriteRule "^${moved.from.slice(1)}/?$" "${moved.to}/" [R=301,L,QSD,NE]`)
    expect(apache).toContain(`RewriteCond %{QUERY_STRING} "(^|&)p=12(&|$)"\nRewriteRule "^/?$" "${plain.path}/"`)
    expect(file(`${gonePath.slice(1)}/.htaccess`)).toContain(`ErrorDocument 410 "${gonePath}/index.html"`)
  })

  test('what was written down for one earlier host alone counts there, and everywhere where nothing else is known', () => {
    const { plain, shelved } = fixture().archive
    const shelvedUrl = `${env().siteUrl}${shelved.path}/`
    const lines = file('_redirects').split('\n')
    // A number that both sites had, a page of one of them, and an address at which a text of this site stands.
    expect(lines.filter((line) => line.startsWith('https://'))).toEqual([
      `https://un-act.org/ p=12 ${shelvedUrl} 301!`,
      `https://www.no-trafficking.org${plain.path} ${shelvedUrl} 301!`,
      `https://www.no-trafficking.org/about-us ${shelvedUrl} 301!`,
    ])
    expect(lines).toContain(`/about-us ${plain.path}/ 301`)
    expect(lines.findIndex((line) => line.startsWith('/'))).toBe(6)
    const nginx = file('nginx-redirects.conf')
    expect(nginx).toContain(`"un-act.org/?p=12" "${shelvedUrl}";`)
    expect(nginx).toContain(`"www.no-trafficking.org/about-us" "${shelvedUrl}";`)
    expect(nginx).not.toContain('"un-act.org/about-us"')
    const condition = String.raw`RewriteCond %{HTTP_HOST} "^www\.no-trafficking\.org\.?(:\d+)?$" [NC]`
    expect(file('.htaccess')).toContain(`${condition}\nRewriteRule "^about-us/?$" "${shelvedUrl}"`)
  })

  test('every line of _redirects is one that Netlify reads, and those with more names stand before those with fewer', () => {
    // docs.netlify.com, Redirects and rewrites: from, names with values, to, status; paths as they are escaped in addresses.
    const line = /^(?:https?:\/\/[\w.-]+)?(\/\S*)((?: \w+=\S+)*) (\/\S*|https?:\/\/\S+) (301|410)!?$/
    const names = new Map<string, number>()
    for (const rule of file('_redirects').trimEnd().split('\n')) {
      expect(rule).toMatch(line)
      expect(rule).toMatch(/^[\x21-\x7e]+( [\x21-\x7e]+)+$/)
      const [, path = '', query = ''] = line.exec(rule)!
      const count = query.split(' ').length - 1
      if (!rule.startsWith('http')) expect(count, rule).toBeLessThanOrEqual(names.get(path) ?? Infinity)
      names.set(path, count)
    }
    const headers = file('_headers').trimEnd().split('\n')
    for (const header of headers) expect(header).toMatch(/^(\/\S+| {2}[A-Z][\w-]+: \S.*)$/)
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
      const { handler, params } = handlerOf(path)
      const request = new Request(env().siteUrl + path)
      const live = await atMoment({ at: after }, () => handler(request, { params: Promise.resolve(params) }))
      const type = live.headers.get('content-type')!
      expect([path, types[path.split('/').at(-1)!]]).toEqual([path, type])
      expect(file('.htaccess')).toContain(`ForceType "${type}"`)
      expect(file('nginx-server.conf')).toContain(`default_type "${type}"`)
    }
  })
}
