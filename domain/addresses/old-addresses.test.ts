import { beforeEach, expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { oldAddresses } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { saveOldAddresses } from './old-addresses'
import { morning } from '@/domain/testing/archive'

const now = morning('2014-11-01')

beforeEach(() => {
  testDatabase()
})

test('an old address is noted once, whole, with the path that this site is asked for', async () => {
  const note = (...urls: string[]) =>
    write(async (tx) =>
      saveOldAddresses(
        tx,
        urls.map((url) => ({ url })),
        now,
      ),
    )
  expect(await note('http://UN-ACT.org/2014/10/A-Post/', 'https://un-act.org/2014/10/A-Post/', 'not one')).toEqual({
    added: 1,
    unread: ['not one'],
  })
  expect(await note('https://www.no-trafficking.org/2014/10/A-Post/')).toEqual({ added: 1, unread: [] })
  expect(await read().select().from(oldAddresses).orderBy(oldAddresses.url)).toEqual([
    { url: 'https://un-act.org/2014/10/A-Post/', path: '/2014/10/a-post', importId: null, addedAt: now },
    { url: 'https://www.no-trafficking.org/2014/10/A-Post/', path: '/2014/10/a-post', importId: null, addedAt: now },
  ])
})
