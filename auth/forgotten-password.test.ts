import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { audit, setupLinks, staff } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { got, someone } from '@/domain/testing/newsroom'
import { disableStaff, inviteStaff, renewLink } from '@/domain/staff/staff'
import { findSetupLink } from '@/domain/staff/setup-links'
import { env } from '@/lib/process/env'
import { askForPasswordLink, mailPasswordLink } from './link-mail'
import { freePerNetwork } from './sign-in'

const minute = 60_000
type Mail = { to: string; text: string }

let mails: Mail[]
beforeEach(() => {
  testDatabase()
  env().smtpUrl = 'smtp://127.0.0.1:2525'
  mails = []
  return () => void (env().smtpUrl = undefined)
})

const ask = (email: string, now: number) => mailPasswordLink(email, now, async (mail) => void mails.push(mail))

async function withPassword(role: 'editor' | 'admin') {
  const actor = await someone(role)
  await write(async (tx) => void (await tx.update(staff).set({ passwordHash: 'x' }).where(eq(staff.id, actor.id!))))
  const [row] = await read().select().from(staff).where(eq(staff.id, actor.id!))
  return { actor, email: row!.email }
}

test('a link goes to the account’s own address, once in the time that it works, and is in the record', async () => {
  const { actor, email } = await withPassword('editor')
  await ask(email.toUpperCase(), 0)
  await ask(email, 29 * minute)
  expect(mails.map(({ to }) => to)).toEqual([email])
  const token = /\/setup\/(\S+)/.exec(mails[0]!.text)![1]!
  expect(await findSetupLink(token, 1)).toMatchObject({ kind: 'password', person: { id: actor.id } })
  const acts = await read().select().from(audit).where(eq(audit.verb, 'made a new link'))
  expect(acts.map(({ by, detail }) => [by, detail])).toEqual([[null, { person: actor.id }]])
  await ask(email, 31 * minute)
  expect(mails).toHaveLength(2)
})

test('a mail that cannot be sent leaves no link: whoever asks again gets one', async () => {
  const { email } = await withPassword('editor')
  await mailPasswordLink(email, 0, () => Promise.reject(new Error('450')))
  await ask(email, 1)
  expect(mails).toHaveLength(1)
})

test('strangers, the invited and the disabled get nothing, and a link of an admin’s stays as it is', async () => {
  const admin = await someone('admin')
  const { actor, email } = await withPassword('editor')
  const given = got(await renewLink(admin, actor.id!, 0))
  got(await inviteStaff(admin, { name: 'Nang', email: 'nang@example.org', role: 'editor' }, 0))
  for (const typed of [email, 'nang@example.org', 'nobody@example.org']) await ask(typed, 1)
  expect(await findSetupLink(given.token, 1)).toBeDefined()
  await write(async (tx) => void (await tx.delete(setupLinks)))
  got(await disableStaff(admin, { staffId: actor.id! }, 2))
  await ask(email, 3)
  expect(mails).toEqual([])
})

test('whoever asks is told the same of every address, and a network that asks again and again waits', async () => {
  const { email } = await withPassword('editor')
  const attempt = { address: '192.0.2.7', now: 0 }
  const answers = []
  for (let n = 0; n < freePerNetwork; n++)
    answers.push(await askForPasswordLink(n % 2 ? email : `${n}@example.org`, attempt))
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"ok":true}']))
  for (const typed of [email, 'nobody@example.org'])
    expect(await askForPasswordLink(typed, attempt)).toMatchObject({
      problems: [{ message: 'Too many attempts. Try again in 15 seconds.' }],
    })
  expect(await askForPasswordLink(email, { ...attempt, address: '198.51.100.7' })).toMatchObject({ ok: true })
})

test('without a mail server it says whom to ask', async () => {
  env().smtpUrl = undefined
  expect(await askForPasswordLink('a@example.org', { address: '', now: 0 })).toMatchObject({
    problems: [{ message: expect.stringContaining('Ask an admin') }],
  })
})
