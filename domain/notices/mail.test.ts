import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { notices, staff } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { sendMail } from '@/lib/web/send-mail'
import { mailProblems, muteMail, sendDueMail, testMail, type OutgoingMail } from './mail'
import { markNoticesAsRead, ownNotices } from './notices'
import { submit } from '@/domain/review/review'
import { notifyOfSecurity } from '@/domain/staff/security-notices'
import { disableStaff } from '@/domain/staff/staff'
import { mailServer } from '@/domain/testing/mail-server'
import { got, post, someone, text } from '@/domain/testing/newsroom'

const minute = 60_000
const day = 24 * 60 * minute
const site = 'https://archive.example'

async function submitted() {
  const dir = testDatabase()
  const [writer, ada] = [await someone('contributor'), await someone('editor', 'Ada')]
  const draft = await post(writer, { title: 'A secret title', body: text('Secret words.') }, 0)
  got(await submit(writer, { ...draft, base: draft, note: 'A secret note.' }, 0))
  return { dir, ada, draft }
}

test('without a mail server a mail is a file that its owner alone can read, and it says nothing of the text', async () => {
  const { dir, draft } = await submitted()
  const settings = { smtpUrl: undefined, mailFrom: 'desk@archive.example', siteUrl: site, dataDir: dir }
  await sendDueMail((mail) => sendMail(mail, settings), site, minute)
  const files = readdirSync(join(dir, 'mail'))
  expect(files).toEqual(['notice-1.eml'])
  const file = join(dir, 'mail', files[0]!)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const mail = readFileSync(file, 'utf8')
  expect(mail).toContain(`${site}/admin/entries/${draft.entryId}`)
  expect(mail).toContain('A text waits for your review.')
  expect(mail).toContain('Message-ID: <notice-1@archive.example>')
  expect(mail).not.toMatch(/secret/i)
  await sendDueMail((mail) => sendMail(mail, settings), site, 2 * minute)
  expect(readdirSync(join(dir, 'mail'))).toEqual(files)
})

test('a mail server gets each mail once, by whichever of two rounds comes first', async () => {
  await submitted()
  const server = await mailServer()
  await Promise.all([sendDueMail(server.post, site, minute), sendDueMail(server.post, site, minute)])
  await sendDueMail(server.post, site, day)
  expect(server.taken).toHaveLength(1)
  expect(await read().select().from(notices)).toMatchObject([{ mailedAt: minute, mailProblem: null }])
  server.close()
})

test('what fails is tried again after a minute, then after twice as long, and admins see why', async () => {
  await submitted()
  const admin = await someone('admin')
  const server = await mailServer({ refuses: 2 })
  const round = (at: number) => sendDueMail(server.post, site, at)
  await round(minute)
  const problems = await mailProblems(admin, minute)
  expect(problems).toMatchObject([{ name: 'Ada', triedAt: minute, problem: expect.stringContaining('451') }])
  await round(minute + 59_000)
  await round(2 * minute)
  expect(await mailProblems(admin, minute)).toMatchObject([{ triedAt: 2 * minute }])
  await round(3.9 * minute)
  expect(server.taken).toHaveLength(0)
  await round(4 * minute)
  expect(server.taken).toHaveLength(1)
  expect(await mailProblems(admin, minute)).toEqual([])
  server.close()
})

test('a mail whose sending was cut off is not sent again', async () => {
  const { ada } = await submitted()
  const admin = await someone('admin')
  void sendDueMail(() => new Promise(() => {}), site, minute)
  await expect.poll(async () => (await read().select().from(notices))[0]!.triedAt).toBe(minute)
  const mails: OutgoingMail[] = []
  await sendDueMail(async (mail) => void mails.push(mail), site, day)
  expect(mails).toEqual([])
  expect(await mailProblems(admin, day)).toMatchObject([{ problem: expect.stringContaining('may have arrived') }])
  await expect(mailProblems(ada, day)).rejects.toMatchObject({ name: 'NotPermitted' })
})

test('no mail of a kind that was turned off, of what was read already, of long ago, or to who has left', async () => {
  const mails: OutgoingMail[] = []
  const round = (at: number) => sendDueMail(async (mail) => void mails.push(mail), site, at)
  const one = await submitted()
  got(await muteMail(one.ada, ['submitted', 'submitted'], 0))
  await round(minute)
  got(await muteMail(one.ada, ['approved'], 0))
  await round(4 * day)
  const two = await submitted()
  got(await markNoticesAsRead(two.ada, [(await ownNotices(two.ada)).items[0]!.id], 0))
  await round(minute)
  const three = await submitted()
  got(await disableStaff(await someone('admin'), { staffId: three.ada.id! }, 0))
  await round(minute)
  expect(mails).toEqual([])
})

test('what happened to an own account is mailed though the notice was read and every mail is turned off', async () => {
  testDatabase()
  const who = await someone('editor')
  const kinds = ['factor', 'password', 'device', 'elsewhere', 'recovery'] as const
  await write(async (tx) => {
    for (const kind of kinds) await notifyOfSecurity(tx, { staffId: who.id!, kind, about: 'x' }, 0)
  })
  got(await muteMail(who, [...kinds], 0))
  got(await markNoticesAsRead(who, 'all', 0))
  const mails: OutgoingMail[] = []
  const keep = async (mail: OutgoingMail) => void mails.push(mail)
  await sendDueMail(keep, site, 0)
  await sendDueMail(keep, site, minute)
  expect(mails.map(({ subject }) => subject)).toEqual(Array(5).fill('Gazette: your account'))
  for (const { text } of mails) expect(text).toMatch(/\/admin\/account[^]*If it was not you/)
  await write(async (tx) => void (await tx.update(staff).set({ disabledAt: 1 })))
  await write(async (tx) => notifyOfSecurity(tx, { staffId: who.id!, kind: 'factor', about: 'y' }, 0))
  await sendDueMail(keep, site, 2 * minute)
  expect(mails).toHaveLength(5)
})

test('a test mail goes to whoever asks, once a minute for all, and what the server answers is said', async () => {
  testDatabase()
  const [ada, bo] = [await someone('admin', 'Ada'), await someone('admin', 'Bo')]
  const server = await mailServer({ refuses: 1 })
  expect(problemOf(await testMail(ada, server.post, 0))).toMatch(/^It could not be sent to .*451 try later/)
  expect(problemOf(await testMail(bo, server.post, minute - 1))).toMatch(/moment ago/)
  expect(got(await testMail(bo, server.post, minute))).toMatch(
    /^The mail server took it for \S+ and answered: 250 kept$/,
  )
  expect(server.taken).toHaveLength(1)
  await expect(testMail(await someone('editor'), server.post, 9 * minute)).rejects.toThrow()
  server.close()
})

const problemOf = (result: Awaited<ReturnType<typeof testMail>>) => (result.ok ? '' : result.problems[0]!.message)
