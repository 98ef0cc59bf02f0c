import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { instantOf } from '@/lib/time/time'
import type { OutgoingMail } from './mail'
import { headOfRecord, headText } from '@/domain/staff/record/record-head'
import { setRecordMail, sendRecordMail, wantsRecordMail } from './record-mail'
import { changeSettings } from '@/domain/site/settings'
import { got, post, someone } from '@/domain/testing/newsroom'

const at = (date: string, time: string) => {
  const instant = instantOf({ date, time, zone: 'Asia/Bangkok' })
  if (!instant.ok) throw new Error(instant.problem)
  return instant.at
}

async function sentAt(now: number) {
  const mails: OutgoingMail[] = []
  await sendRecordMail(async (mail) => void mails.push(mail), 'https://archive.example.org', now)
  return mails
}

test('who asked for it gets the newest act once a day, from seven in the morning, where something was done', async () => {
  testDatabase()
  const admin = await someone('admin', 'Ada')
  await someone('admin', 'Not asking')
  got(await changeSettings(admin, { zone: 'Asia/Bangkok' }, at('2026-11-02', '08:00')))
  got(await setRecordMail(admin, true, at('2026-11-02', '08:00')))
  const [first, ...more] = await sentAt(at('2026-11-02', '08:01'))
  expect(more).toEqual([])
  expect(first!.text).toContain(headText((await headOfRecord())!))
  await post(admin, { title: 'A name that no mail says' }, at('2026-11-02', '12:00'))
  expect(await sentAt(at('2026-11-03', '06:59'))).toEqual([])
  const [second] = await sentAt(at('2026-11-03', '07:00'))
  expect(second!.text).toContain('Entries since the last mail like this: 1.')
  expect(second!.text).not.toContain('A name')
  expect(await sentAt(at('2026-11-03', '07:01'))).toEqual([])
  expect(await sentAt(at('2026-11-04', '07:01')), 'nothing was done since').toEqual([])
})

test('it is for admins, and ends when they say so', async () => {
  testDatabase()
  const admin = await someone('admin')
  await expect(setRecordMail(await someone('editor'), true, 0)).rejects.toThrow('may not manageSettings')
  got(await setRecordMail(admin, true, 0))
  expect(await wantsRecordMail(admin)).toBe(true)
  got(await setRecordMail(admin, false, 1))
  expect(await wantsRecordMail(admin)).toBe(false)
  expect(await sentAt(at('2026-11-02', '08:01'))).toEqual([])
})
