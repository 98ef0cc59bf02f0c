import { saveDraft, type SavedRevision, createEntry } from '@/domain/writing/drafts'
import { addRedirect } from '@/domain/addresses/redirects'
import { release, withdraw } from '@/domain/publishing/releases'
import { liveAddresses } from '@/domain/published/sitemap'
import { content, got, text } from '@/domain/testing/newsroom'
import type { Result } from '@/lib/result'
import { installation } from '@/cli/installation'
import { prepare } from '@/cli/prepare'

/** Two sites before this one, each of which counted its posts from one. */
const oldHosts = ['un-act.org', 'www.no-trafficking.org'] as const

/** Old addresses with every sign that some server reads as something else. */
const awkward = [
  '/old-page',
  '/old%20page',
  '/a.b+c(d)',
  '/100%25',
  "/it's",
  '/a$1',
  '/a&b',
  '/half;way',
  '/km/%E1%9E%81%E1%9F%92%E1%9E%98',
  '/[old]',
  '/tilde~',
  '/star*',
  '/caf%C3%A9.html',
  '/wp-content/uploads/2014/10/figures.pdf',
  '/brace{1}',
  '/what%3F',
  '/?p=12',
  '/?page_id=7',
  '/km/?p=15',
  '/?cat=9',
  '/?tag=shelter',
]

/** What was asked for, and where: at the site's own host unless another is named. */
export type HostRequest = { host?: string; address: string }

/** The demonstration with everything that makes a server of files do more than hand out files. Returns what readers may still ask for. */
export async function oldArchive() {
  await prepare.run([])
  const actor = await installation()
  const now = Date.now()
  const [first, second, third] = (await liveAddresses(now))
    .filter(({ kind }) => kind === 'post')
    .map(({ path }) => path)
  const requests: HostRequest[] = []
  const lead = async (source: string, target: string) => {
    const added = got(await addRedirect(actor, { source, target }, now))
    requests.push(added.source.startsWith('//') ? atHost(added.source) : { address: added.source })
  }
  for (const [n, source] of awkward.entries())
    await lead(source, [first!, second!, '/news', '/publications?type=report'][n % 4]!)
  for (const [n, host] of oldHosts.entries()) {
    await lead(`//${host}/?p=12`, [second!, third!][n]!)
    await lead(`//${host}/about`, [third!, second!][n]!)
    await lead(`//${host}/only-at-${n}`, first!)
  }
  const write = async (slug: string) =>
    got(
      (await createEntry(
        actor,
        { kind: 'post', language: 'en', session: 's', content: words(slug) },
        now,
      )) as Result<SavedRevision>,
    )
  const moving = await write('before-it')
  const moved = got(await release(actor, moving, now))
  const save = { entryId: moving.entryId, base: moving, content: words('after-it'), session: 's' }
  got(await release(actor, got((await saveDraft(actor, save, now)) as Result<SavedRevision>), now))
  const going = await write('going')
  const withdrawn = got(await release(actor, going, now))
  const why = { reason: 'error' as const, explanation: 'It named the wrong place.' }
  got(await withdraw(actor, { entryId: going.entryId, ...why }, now))
  requests.push({ address: moved.path }, ...beside.map((rest) => ({ address: `/?p=12${rest}` })))
  return { requests, gonePaths: [withdrawn.path] }
}

/** What mails and networks add to a link. */
const beside = ['&utm_source=mail', '&fbclid=x']

function words(slug: string) {
  return content({ title: slug, slug, body: text('Some words.') })
}

function atHost(source: string): HostRequest {
  const [, host, address = ''] = /^\/\/([^/]+)(\/.*)$/.exec(source) ?? []
  return { host, address }
}
