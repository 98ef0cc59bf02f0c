'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { openAction } from '@/auth/guard'
import { startSession } from '@/auth/session'
import { setUpAccount } from '@/auth/setup'
import { actor } from '@/domain/staff/actor'
import { removeDemonstration } from '@/domain/site/demonstration'

const Setup = z.object({
  token: z.string().max(200),
  name: z.string().trim().min(1, 'Write your name.').max(100, 'Use at most 100 characters for your name.'),
  email: z.email('Write an email, such as you@example.org.').max(300),
  password: z.string().min(1, 'Choose a password.').max(1000, 'Use at most 200 characters.'),
  demonstration: z.enum(['keep', 'remove']).optional(),
})

export const setUp = openAction(Setup, async ({ demonstration, ...form }) => {
  const result = await setUpAccount(form, Date.now())
  if (!result.ok) return result
  const { person, first } = result.value
  await startSession(person.id)
  if (first && demonstration === 'remove') await removeDemonstration(actor(person), Date.now())
  redirect('/admin')
})
