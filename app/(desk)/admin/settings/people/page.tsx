import { deskPage } from '@/app/(desk)/admin/desk-page'
import { quotaForForm, uploadQuota } from '@/domain/files/upload-quota'
import { publishingRule } from '@/domain/review/approval'
import { permit } from '@/domain/staff/actor'
import { factorRule } from '@/domain/staff/factors/rule'
import { SettingsPage } from '../settings-page'
import { PublishingRuleForm, SecondFactor, UploadLimits } from './rule-forms'

export const metadata = { title: 'People and sign-in' }

export default deskPage('/admin/settings/people', async ({ actor }) => {
  permit(actor, 'manageSettings')
  return (
    <SettingsPage here="/admin/settings/people">
      <PublishingRuleForm rule={await publishingRule()} />
      <SecondFactor rule={await factorRule()} />
      <UploadLimits limits={quotaForForm(await uploadQuota())} />
    </SettingsPage>
  )
})
