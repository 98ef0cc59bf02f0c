import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { hashPassword } from '@/auth/password'
import { write } from '@/db/connection'
import { staff, type Role } from '@/db/schema'
import { someone, type Person } from './staff'

/** The password that `givePassword` gives. */
export const password = 'lantern orbit velvet nine'

export async function givePassword({ id }: Person) {
  const passwordHash = await hashPassword(password)
  await write(async (tx) => void (await tx.update(staff).set({ passwordHash }).where(eq(staff.id, id))))
}

/** A member of staff with a password. */
export async function withPassword(role: Role, name: string) {
  const person = await someone(role, name)
  await givePassword(person)
  return person
}

/** Types somebody's password at the sign-in page; who has a second factor is asked for it next. */
export async function enterPassword(page: Page, { email }: Person) {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
