'use client'

import { Section } from '@/components/admin/shell/page-head'
import { RadioGroup } from '@/components/ui/radio-group'
import type { PublishingRule } from '@/domain/review/approval'
import { Checkbox, TextField } from '@/components/ui/fields'
import { saveLimitAtRisk, saveSecondFactor, saveUploadLimits, saveWhoPublishes } from '../actions'
import { SettingsForm } from '../settings-form'
import { useSettings } from '../use-settings'
import type { FactorRule } from '@/domain/staff/factors/rule'
import type { WrittenQuota } from '@/domain/files/upload-quota'

export function PublishingRuleForm({ rule }: { rule: PublishingRule }) {
  const state = useSettings(saveWhoPublishes, undefined)
  return (
    <Section title="Who may publish" id="who-publishes">
      <SettingsForm state={state} saved="Saved.">
        <RadioGroup
          label="Publishing and scheduling"
          {...state.field('rule', rule)}
          choices={[
            { value: 'editors', label: 'Editors publish', hint: 'Each editor and admin decides alone.' },
            {
              value: 'second',
              label: 'A second person approves',
              hint: 'Exactly the text that goes out was approved by someone who did not write it. In an emergency a text can go without, for a reason that stays visible until someone else has approved it. Withdrawing a text needs no approval.',
            },
          ]}
        />
      </SettingsForm>
    </Section>
  )
}

export function LimitAtRisk({ on }: { on: boolean }) {
  const state = useSettings(saveLimitAtRisk, undefined)
  return (
    <Section title="Texts about people at risk" id="limit-at-risk">
      <SettingsForm state={state} saved="Saved.">
        <Checkbox name="on" value="on" defaultSelected={on}>
          Only named people see a draft that is marked as about people at risk: first whoever wrote it, then whom they
          name.
        </Checkbox>
      </SettingsForm>
    </Section>
  )
}

const defaultDays = 7

export function SecondFactor({ rule }: { rule: FactorRule }) {
  const state = useSettings(saveSecondFactor, undefined)
  return (
    <Section title="Second factor" id="second-factor">
      <SettingsForm state={state} saved="Saved.">
        <RadioGroup
          label="Who must have a passkey or an authenticator app"
          {...state.field('who', rule.who)}
          choices={[
            { value: 'nobody', label: 'Nobody', hint: 'Everyone may have one. Who has one is asked for it.' },
            { value: 'admins', label: 'Admins' },
            { value: 'everyone', label: 'Everyone' },
          ]}
        />
        <TextField
          label="Days until then"
          {...state.field('days', String(rule.who === 'nobody' ? defaultDays : rule.days))}
          inputMode="numeric"
          hint="From now, or from when an account was made. After that, whoever has none sets one up before anything else."
          className="max-w-80"
        />
      </SettingsForm>
    </Section>
  )
}

export function UploadLimits({ limits }: { limits: WrittenQuota }) {
  const state = useSettings(saveUploadLimits, undefined)
  return (
    <Section title="Upload limits" id="upload-limits">
      <p className="mb-4 max-w-[66ch] text-sm text-soft">
        How much each contributor and editor may upload, in gigabytes. Admins and imports have no limit. Files that are
        here already stay, and what lies in the trash counts until it is erased. Empty means no limit.
      </p>
      <SettingsForm state={state} saved="Saved.">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField label="In 24 hours (GB)" {...state.field('daily', limits.daily)} inputMode="decimal" />
          <TextField label="In all (GB)" {...state.field('total', limits.total)} inputMode="decimal" />
        </div>
      </SettingsForm>
    </Section>
  )
}
