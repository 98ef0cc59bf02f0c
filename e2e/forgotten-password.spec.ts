import { hashPassword } from '@/auth/password'
import { write } from '@/db/connection'
import { staff } from '@/db/schema'
import { mailServer } from '@/domain/testing/mail-server'
import { emailKey } from '@/lib/keys/email-key'
import { eq } from 'drizzle-orm'
import { expectAccessible } from './support/accessible'
import { freePort } from './support/server'
import { someone } from './support/staff'
import { expect, test } from './support/test'

const port = await freePort()
test.use({ ownServer: true, settings: { SMTP_URL: `smtp://127.0.0.1:${port}` } })

test('whoever forgot the password asks for a link, finds it in the mail and signs in with another one', async ({
  noScripts: page,
  server,
}) => {
  const mails = await mailServer({ port })
  const { id, email } = await someone('editor', 'Nang Mon')
  const passwordHash = await hashPassword('lantern orbit velvet nine')
  await write(async (tx) => void (await tx.update(staff).set({ passwordHash }).where(eq(staff.id, id))))
  const ask = async (typed: string) => {
    await page.goto('/sign-in')
    await page.getByText('Forgot your password?').click()
    await page.getByLabel('Email of your account').fill(typed)
    await page.getByRole('button', { name: 'Send a link' }).click()
    await expect(page.getByText('If an account has this email, a link is on its way there.')).toBeVisible()
  }
  await ask('nobody@example.org')
  await ask(email)
  await expect.poll(() => mails.taken.length).toBe(1)
  const mail = mails.taken[0]!.replaceAll('=\r\n', '')
  expect(mail).toContain(`To: ${emailKey(email)}`)
  await page.goto(new RegExp(`${server.url}/setup/\\S+`).exec(mail)![0])
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose a new password')
  await page.getByLabel('Password', { exact: true }).fill('forty herons and a slow river')
  await page.getByRole('button').last().click()
  await expect(page).toHaveURL(`${server.url}/admin`)
  mails.close()
})

test('the form is short and open to everyone', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByText('Forgot your password?').click()
  await page.getByRole('button', { name: 'Send a link' }).click()
  await expect(page.getByLabel('Email of your account')).toHaveAccessibleDescription('Write your email.')
  await expectAccessible(page)
})
