'use server'

import { z } from 'zod'
import { grave } from '@/auth/confirm'
import { id, only, ticked } from '@/auth/form-shapes'
import { action } from '@/auth/guard'
import { chooseLimitAtRisk } from '@/domain/consents/limit-at-risk'
import { takeOverAll } from '@/domain/notices/closed-texts'
import { changePublishingRule } from '@/domain/review/approval'
import { removeDemonstration as remove } from '@/domain/site/demonstration'
import * as pings from '@/domain/addresses/pings'
import { chooseMainLanguage } from '@/domain/site/main-language'
import { changeLanguages } from '@/domain/site/site-languages'
import { changeSettings } from '@/domain/site/settings'
import { changeFactorRule, maxDays, ruleChoices } from '@/domain/staff/factors/rule'
import * as teams from '@/domain/staff/teams'
import { kindNames } from '@/lib/kinds/kinds'
import { changeUploadQuota } from '@/domain/files/upload-quota'
import { env } from '@/lib/process/env'
import { languageField } from '@/lib/languages/language-field'
import { done, refused, type Result } from '@/lib/result'
import { changedFields, fieldAt, FrontFields, withOwnPaths, SettingsFields } from './form-fields'

export const saveSettings = action(SettingsFields, async (actor, { site: typedSite, opened, places }, now) => {
  const { siteUrl } = env()
  const { menu, footerMenu } = typedSite
  const site = {
    ...typedSite,
    ...(menu && { menu: withOwnPaths(menu, siteUrl) }),
    ...(footerMenu && { footerMenu: withOwnPaths(footerMenu, siteUrl) }),
  }
  const result = await changeSettings(actor, changedFields(site, opened), now, opened)
  return settingsAnswer(result, site, places)
})

export const saveFront = action(FrontFields, async (actor, { site, opened, places }, now) => {
  const result = await changeSettings(actor, changedFields(site, opened), now, opened)
  return settingsAnswer(result, site, places)
})

function settingsAnswer<S>(result: Result, site: S, places: Parameters<typeof fieldAt>[0]): Result<S> {
  if (result.ok) return done(site)
  return {
    ...result,
    problems: result.problems.map(({ message, field }) => ({ message, field: fieldAt(places, field) })),
  }
}

const rule = z.enum(['editors', 'second'], 'Choose who may publish.')

export const saveWhoPublishes = action(only('rule', rule), changePublishingRule)

export const saveMainLanguage = action(only('language', languageField), chooseMainLanguage)

export const saveLanguages = action(only('others', z.string().max(2_000)), changeLanguages)

const SecondFactorFields = z.object({
  who: z.enum(ruleChoices, 'Choose who must have one.'),
  days: z.coerce.number(`Write a number of days from 0 to ${maxDays}.`),
})

export const saveSecondFactor = action(SecondFactorFields, changeFactorRule, grave)

const UploadLimitFields = z.object({ daily: z.string().max(100), total: z.string().max(100) })

const listOf = <S extends z.ZodType>(of: S) => z.array(of).max(1_000).default([])

const TeamFields = z.object({
  name: z.string().max(1_000),
  people: listOf(id),
  terms: listOf(id),
  languages: listOf(languageField),
  kinds: listOf(z.enum(kindNames)),
})

export const addTeam = action(TeamFields, teams.addTeam)

export const changeTeam = action(TeamFields.extend({ id }), teams.changeTeam)

export const removeTeam = action(only('id', id), teams.removeTeam)

const TakeOver = z.object({ of: z.string().max(100_000), reason: z.string().max(5_000) })

export const takeOverDrafts = action(TakeOver, takeOverAll, grave)

export const saveUploadLimits = action(UploadLimitFields, changeUploadQuota)

export const saveLimitAtRisk = action(only('on', ticked), chooseLimitAtRisk)

export const savePingSetting = action(only('on', ticked), pings.chooseSearchEngineNotices)

export const retryPing = action(z.object({}), (actor, _, now) => pings.retryPings(actor, now))

export const removeDemonstration = action(
  z.object({ word: z.string().max(100) }),
  async (actor, { word }, now) => {
    if (word.trim().toLowerCase() !== 'remove') return refused('Write the word “remove” to confirm.', 'word')
    return done(await remove(actor, now))
  },
  grave,
)
