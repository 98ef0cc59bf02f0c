'use server'

import { z } from 'zod'
import { openAction } from '@/auth/guard'
import { continueAfterPassword } from '@/auth/pending'
import { acceptSetupLink, setUpAccount } from '@/auth/setup'
import { makeActor } from '@/domain/staff/actor'
import { removeDemonstration } from '@/domain/site/demonstration'
import { chooseMainLanguage } from '@/domain/site/main-language'
import { changeSettings } from '@/domain/site/settings'
import { mainLanguage } from '@/lib/languages/languages'
import { languageField } from '@/lib/languages/language-field'
import { isZone } from '@/lib/time/time'

const SetUpFields = z.object({
  token: z.string().max(200),
  name: z.string().trim().min(1, 'Write your name.').max(100, 'Use at most 100 characters for your name.'),
  email: z.email('Write an email, such as you@example.org.').max(300),
  password: z.string().min(1, 'Choose a password.').max(1000, 'Use at most 200 characters.'),
  demonstration: z.enum(['keep', 'remove']).optional(),
  zone: z.string().refine(isZone, 'There is no such time zone.').optional(),
  language: languageField.optional(),
})

export const setUp = openAction(SetUpFields, async ({ demonstration, language, ...form }, now) => {
  const result = await setUpAccount(form, now)
  if (!result.ok) return result
  const { person, first } = result.value
  if (first && demonstration === 'remove') await removeDemonstration(makeActor(person), now)
  if (first && form.zone) await changeSettings(makeActor(person), { zone: form.zone }, now)
  // Changes the main language only while nothing was public.
  if (first && language && language !== mainLanguage()) await chooseMainLanguage(makeActor(person), language, now)
  // A link replaces only the password: a second factor is still required.
  return continueAfterPassword(person.id, '/admin')
})

export const signInBySetUpLink = openAction(SetUpFields.pick({ token: true }), async ({ token }, now) => {
  const result = await acceptSetupLink(token, now)
  if (!result.ok) return result
  // The link from the machine has removed the factors: the site's requirements come next.
  return continueAfterPassword(result.value.person.id, '/admin')
})
