import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { env } from '@/lib/process/env'
import { listen } from '@/lib/process/test-log'
import { mailLink } from './link-mail'

const person = { name: 'Nang', email: 'nang@example.org' }
const link = { token: 't'.repeat(43), kind: 'invitation' as const, expiresAt: 86_400_000, person }
const settings = () => ({ ...env(), smtpUrl: 'smtp://127.0.0.1:2525' })

type Mail = { id: string; to: string; subject: string; text: string }

test('a link goes to whom it is for, says what it is and until when, and its id does not tell the secret', async () => {
  testDatabase()
  const mails: Mail[] = []
  const send = async (mail: Mail) => void mails.push(mail)
  expect(await mailLink(link, settings(), send)).toBe('sent')
  expect(await mailLink({ ...link, kind: 'password' }, settings(), send)).toBe('sent')
  const [invitation, password] = mails
  expect(invitation).toMatchObject({ to: 'nang@example.org', subject: 'Your invitation to Gazette' })
  expect(invitation!.text).toContain(`http://localhost:3000/setup/${link.token}`)
  expect(invitation!.text).toContain('It works once, until Fri 2 Jan 1970, 07:00 Bangkok')
  expect(invitation!.id).not.toContain('ttt')
  expect(password!.subject).toBe('A new password for Gazette')
})

test('without a mail server nothing is sent, and the link is for a person to hand over', async () => {
  testDatabase()
  expect(await mailLink(link, { ...env(), smtpUrl: undefined }, () => Promise.reject(new Error('asked')))).toBe('off')
})

test('a mail that fails is told, without whose it was or what was in it', async () => {
  testDatabase()
  const lines = listen()
  const refuse = (mail: Mail) => Promise.reject(new Error(`550 ${mail.to} ${mail.text}`))
  expect(await mailLink(link, settings(), refuse)).toBe('failed')
  expect(lines()).toMatchObject([{ level: 'warn', msg: 'A one-time link could not be mailed' }])
  expect(JSON.stringify(lines())).not.toMatch(/nang|ttt/)
})
