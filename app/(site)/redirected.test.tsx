import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { chooseSearchEngineNotices } from '@/domain/addresses/pings'
import { searchKey } from '@/domain/published/indexnow-key'
import { addRedirect } from '@/domain/addresses/redirects'
import { morning, newsroom } from '@/domain/testing/archive'
import { got } from '@/domain/testing/newsroom'
import { searchKeyFile as key } from './handlers/machines'
import { term } from './handlers/lists'
import { entryRoute as entry } from './item'
import { ask } from './test-ask'

let room: Awaited<ReturnType<typeof newsroom>>
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
})

test('whichever handler finds nothing, an old address leads on in one hop', async () => {
  const { path } = await room.publish('2014-10-02', { title: 'Here', termIds: [room.terms.protection] })
  for (const source of ['/old', '/2014/10/older', '/topics/old-topic'])
    got(await addRedirect(room.editor, { source, target: path }, Date.now()))
  const moved = async (answer: ReturnType<typeof ask>) => {
    const { status, headers, text } = await answer
    return [status, headers.get('location'), headers.get('x-still'), text]
  }
  const there = [301, path, 'none', '']
  expect(await moved(ask(entry, '/old'))).toEqual(there)
  expect(await moved(ask(entry, '/2014/10/older'))).toEqual(there)
  expect(await moved(ask(term, '/topics/old-topic'))).toEqual(there)
  expect(await moved(ask(entry, '/feed'))).toEqual([301, '/feed.xml', 'none', ''])
  expect((await moved(ask(entry, '/category/protection')))[1]).toBe('/topics/protection')
  expect((await moved(ask(entry, '/category/myanmar')))[0]).toBe(404)
  expect((await moved(ask(entry, '/2014/10/02')))[1]).toBe('/2014/10')
  expect((await moved(ask(entry, '/2013/10/02')))[0]).toBe(404)
  expect((await ask(entry, '/never')).status).toBe(404)
})

test('the key is public while search engines are told, and only under its own name', async () => {
  const statusOf = async (name: string) => (await ask(key, `/${name}.txt`)).status
  got(await chooseSearchEngineNotices(room.editor, true, morning('2014-11-01')))
  const ownKey = (await searchKey())!
  const answer = await ask(key, `/${ownKey}.txt`)
  expect([answer.status, answer.text, answer.headers.get('content-type')]).toEqual([
    200,
    ownKey,
    'text/plain; charset=utf-8',
  ])
  expect(await statusOf('0'.repeat(32))).toBe(404)
  got(await chooseSearchEngineNotices(room.editor, false, morning('2014-11-02')))
  expect(await statusOf(ownKey)).toBe(404)
})
