import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { write } from '@/db/connection'
import { redirects } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { brokenLinks } from './broken-links'
import { linksIn } from '@/domain/content/body/links'
import { saveDraft } from '@/domain/writing/drafts'
import { addRedirect } from './redirects'
import { release, withdraw } from '@/domain/publishing/releases'
import { changeSettings } from '@/domain/site/settings'
import { morning, newsroom } from '@/domain/testing/archive'
import { content, got, post, someone } from '@/domain/testing/newsroom'

const now = morning('2014-11-01')

let room: Awaited<ReturnType<typeof newsroom>>
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
})

const link = (words: string, href: string, bold = false) => ({
  type: 'text',
  text: words,
  marks: [{ type: 'link', attrs: { href } }, ...(bold ? [{ type: 'bold' }] : [])],
})
const body = (...links: object[]) => ({
  type: 'doc',
  content: links.map((one) => ({ type: 'paragraph', content: [{ type: 'text', text: 'See ' }, one] })),
})

test('links of live texts, drafts, the menu and redirects that lead nowhere are told with the reason', async () => {
  const here = (await room.publish('2014-10-01', { title: 'Here' })).path
  const withdrawn = await room.publish('2014-10-02', { title: 'Gone' })
  got(await addRedirect(room.editor, { source: '/led', target: here }, now))
  got(await addRedirect(room.editor, { source: '/silent', target: here }, now))
  const fine = [here, '/led', '/', '/news', '/2014/10', 'https://elsewhere.example/', '/feed']
  const wrong = ['/never', withdrawn.path, '/topics/protection', '/2009/03', 'http://localhost:3000/nothing']
  const whole = body(...[...fine, ...wrong].map((href) => link(`to ${href}`, href)))
  const linking = await room.publish('2014-10-03', { title: 'Linking', body: whole })
  const drafted = await post(room.editor, { title: 'Drafted', body: body(link('a draft’s', '/drafted')) }, now)
  await post(room.editor, { title: 'Fine', body: body(link('fine', here)) }, now)
  got(await withdraw(room.editor, { entryId: withdrawn.entryId, reason: 'error', explanation: 'Wrong.' }, now))
  got(
    await changeSettings(
      room.editor,
      {
        menu: [{ label: 'About', path: '/about' }],
        footerMenu: [{ label: 'For you', path: '', items: [{ label: 'Help', path: '/help' }] }],
      },
      now,
    ),
  )
  await write(async (tx) => tx.update(redirects).set({ target: '/no-more' }).where(eq(redirects.source, '/silent')))

  const broken = await brokenLinks(room.editor, now)
  expect(broken.texts.map(({ entryId, isDraft, links }) => [entryId, isDraft, links.map(({ href }) => href)])).toEqual([
    [linking.entryId, false, wrong],
    [drafted.entryId, true, ['/drafted']],
  ])
  expect(broken.texts[0]!.links.map(({ why }) => why)).toEqual([
    'leads to an address of this site that nothing was ever published under',
    'leads to a text that was withdrawn',
    'leads to a list that nothing is in yet',
    'leads to a list that nothing is in yet',
    'leads to an address of this site that nothing was ever published under',
  ])
  expect(broken.menu).toMatchObject([
    { words: 'About', href: '/about' },
    { words: 'Help', href: '/help' },
  ])
  expect(broken.redirects).toMatchObject([{ source: '/silent', target: '/no-more' }])
})

test('what was put right in a draft stays broken for readers, and a draft that was saved again is read again', async () => {
  const first = await room.publish('2014-10-03', { title: 'Linking', body: body(link('x', '/never')) })
  const save = async (href: string, base: { revisionId: number; counter: number }) =>
    got(
      await saveDraft(
        room.editor,
        {
          entryId: first.entryId,
          base,
          session: 'again',
          content: content({ title: 'Linking', body: body(link('x', href)) }),
        },
        now,
      ),
    )
  const told = async () =>
    (await brokenLinks(room.editor, now)).texts.map(({ isDraft, links }) => [isDraft, links[0]!.href])
  const second = await save('/neither', first)
  expect(await told()).toEqual([
    [false, '/never'],
    [true, '/neither'],
  ])
  await save('/news', second)
  expect(await told()).toEqual([[false, '/never']])
})

test('a link that is bold in parts is one link, with all its words', () => {
  const two = { type: 'paragraph', content: [link('one ', '/a'), link('two', '/a', true), link('three', '/b')] }
  expect(linksIn({ type: 'doc', content: [two, { type: 'paragraph', content: [link('four', '/b')] }] })).toEqual([
    { words: 'one two', href: '/a' },
    { words: 'three', href: '/b' },
    { words: 'four', href: '/b' },
  ])
})

test('a contributor does not see what others link to', async () => {
  await expect(brokenLinks(await someone('contributor'), now)).rejects.toThrow(/may not/)
})

test('a redirect is told once its target is withdrawn, and no longer once that is back', async () => {
  const { entryId, revisionId, counter, path } = await room.publish('2014-10-01', { title: 'Here' })
  got(await addRedirect(room.editor, { source: '/led', target: path }, now))
  const told = async (at: number) => (await brokenLinks(room.editor, at)).redirects.map(({ source }) => source)
  expect(await told(now)).toEqual([])
  got(await withdraw(room.editor, { entryId, reason: 'error', explanation: 'Wrong.' }, now))
  expect(await told(now + 1)).toEqual(['/led'])
  got(await release(room.editor, { entryId, revisionId, counter }, now + 2))
  expect(await told(now + 3)).toEqual([])
})
