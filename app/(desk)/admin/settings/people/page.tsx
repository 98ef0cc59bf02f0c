import { deskPage } from '@/app/(desk)/admin/desk-page'
import { quotaForForm, uploadQuota } from '@/domain/files/upload-quota'
import { closedTexts } from '@/domain/notices/closed-texts'
import { publishingRule } from '@/domain/review/approval'
import { permit } from '@/domain/staff/actor'
import { staffList } from '@/domain/staff/staff'
import { teamsOf } from '@/domain/staff/teams'
import { listTerms } from '@/domain/entries/terms'
import { kindNames } from '@/lib/kinds/kinds'
import { englishName } from '@/lib/languages/language-tags'
import { siteLanguages } from '@/lib/languages/languages'
import { kindName } from '@/lib/messages/messages'
import { limitsAtRisk } from '@/domain/consents/limit-at-risk'
import { factorRule } from '@/domain/staff/factors/rule'
import { ClosedDrafts } from './closed-drafts'
import { TeamsSection } from './teams'
import { SettingsPage } from '../settings-page'
import { LimitAtRisk, PublishingRuleForm, SecondFactor, UploadLimits } from './rule-forms'

export const metadata = { title: 'People and sign-in' }

export default deskPage('/admin/settings/people', async ({ actor }) => {
  permit(actor, 'manageSettings')
  const all = await staffList(actor)
  const people = all.filter(({ state }) => state !== 'disabled')
  const choices = {
    people: all.map(({ id, name, state }) =>
      state === 'disabled' ? { id, name: `${name} (account closed)`, isClosed: true } : { id, name },
    ),
    terms: (await listTerms(actor)).map(({ id, name }) => ({ id, name })),
    languages: siteLanguages().map((id) => ({ id, name: englishName(id) })),
    kinds: kindNames.map((id) => ({ id, name: kindName(id, 'en', 'several') })),
  }
  return (
    <SettingsPage here="/admin/settings/people">
      <PublishingRuleForm rule={await publishingRule()} />
      <SecondFactor rule={await factorRule()} />
      {people.length > 1 && <LimitAtRisk on={await limitsAtRisk()} />}
      {people.length > 1 && <TeamsSection teams={await teamsOf()} choices={choices} />}
      {people.length > 1 && <ClosedDrafts closed={await closedTexts(actor)} />}
      <UploadLimits limits={quotaForForm(await uploadQuota())} />
    </SettingsPage>
  )
})
