import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { audit, oldAddresses } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { checkAddresses, saveAddressList } from './address-check'
import { withdraw } from '@/domain/publishing/releases'
import { morning, newsroom } from '@/domain/testing/archive'
import { got, someone } from '@/domain/testing/newsroom'

const now = morning('2014-11-01')

let room: Awaited<ReturnType<typeof newsroom>>
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
  await room.publish('2014-10-02', { title: 'Here' })
  const withdrawn = await room.publish('2014-10-03', { title: 'Gone' })
  got(await withdraw(room.editor, { entryId: withdrawn.entryId, reason: 'error', explanation: 'Wrong.' }, now))
})

const list = `http://un-act.org/2014/10/here/
http://un-act.org/2014/10/gone/
http://un-act.org/2014/10/28/
http://un-act.org/what/
/2014/10/here
not an address
//un-act.org/here
`

test('a list is asked line by line, and nothing is written', async () => {
  const { lines, counts } = got(await checkAddresses(room.editor, list, now))
  expect(lines.map(({ line, answers }) => [line, 'to' in answers ? answers.to : answers.is])).toEqual([
    [1, 'live'],
    [2, 'withdrawn'],
    [3, '/2014/10'],
    [4, 'nothing'],
    [5, 'live'],
    [6, 'unread'],
    [7, 'unread'],
  ])
  expect(counts).toEqual({ live: 2, moved: 1, withdrawn: 1, nothing: 1, unread: 2 })
  expect(await read().select().from(oldAddresses)).toEqual([])
  for (const [bad, why] of [
    ['', /no address/],
    ['/x\n'.repeat(20_001), /more than 20,000/],
    ['/'.repeat(5_000_001), /larger than 5 MB/],
    ['<urlset>', /cannot be read/],
  ] as const)
    expect(await checkAddresses(room.editor, bad, now)).toMatchObject({
      problems: [{ message: expect.stringMatching(why) }],
    })
})

test('what is kept is noted once, as one act of the record', async () => {
  expect(got(await saveAddressList(room.editor, list, now)).noted).toBe(5)
  expect(got(await saveAddressList(room.editor, list, now)).noted).toBe(0)
  const noted = await read().select({ url: oldAddresses.url }).from(oldAddresses)
  expect(noted).toHaveLength(5)
  expect(noted).toContainEqual({ url: 'https://localhost:3000/2014/10/here' })
  const acts = (await read().select().from(audit)).filter(({ verb }) => verb === 'noted old addresses')
  expect(acts.map(({ detail }) => detail)).toEqual([{ addresses: 5 }, { addresses: 5 }])
})

test('contributors check none', async () => {
  await expect(checkAddresses(await someone('contributor'), list, now)).rejects.toThrow(/may not/)
})
