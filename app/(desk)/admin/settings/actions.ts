'use server'

import { z } from 'zod'
import { action } from '@/auth/guard'
import { changePublishingRule } from '@/domain/approval'
import { removeDemonstration as remove } from '@/domain/demonstration'
import { changeSettings } from '@/domain/settings'
import { env } from '@/lib/env'
import { done, refused } from '@/lib/result'
import { changesOf, fieldAt, ownPaths, SettingsFields } from './form-fields'

/** Saves what the form changed, and answers with the settings as the form now shows them. */
export const saveSettings = action(SettingsFields, async (actor, { site: sent, before, places }) => {
  const site = { ...sent, menu: ownPaths(sent.menu, env().siteUrl) }
  const saved = await changeSettings(actor, changesOf(site, before))
  if (saved.ok) return done(site)
  return {
    ...saved,
    problems: saved.problems.map(({ message, field }) => ({ message, field: fieldAt(places, field) })),
  }
})

const Rule = z.object({ rule: z.enum(['editors', 'second'], 'Choose who may publish.') })

export const saveWhoPublishes = action(Rule, (actor, { rule }) => changePublishingRule(actor, rule, Date.now()))

export const removeDemonstration = action(z.object({ word: z.string().max(100) }), async (actor, { word }) => {
  if (word.trim().toLowerCase() !== 'remove') return refused('Write the word “remove” to confirm.', 'word')
  return done(await remove(actor))
})
