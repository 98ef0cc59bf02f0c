'use client'

import { Section } from '@/components/admin/shell/page-head'
import { ActForm, Form, useForm } from '@/components/ui/form'
import { RadioGroup } from '@/components/ui/radio-group'
import type { PublishingRule } from '@/domain/review/approval'
import { saveWhoPublishes, saveSecondFactor, saveUploadLimits, saveMainLanguage } from './actions'
import { TextField, SelectField } from '@/components/ui/fields'
import type { FactorRule } from '@/domain/staff/factors/rule'
import type { WrittenQuota } from '@/domain/files/upload-quota'
import { languageNames, languages, type Language } from '@/lib/languages/languages'

export function PublishingRuleForm({ rule }: { rule: PublishingRule }) {
  return (
    <Section title="Who may publish" id="who-publishes" className="mt-14 scroll-mt-6">
      <ActForm act={saveWhoPublishes} className="grid gap-4" verb="Change who may publish" saved="Saved.">
        <RadioGroup
          label="Publishing and scheduling"
          name="rule"
          defaultValue={rule}
          choices={[
            { value: 'editors', label: 'Editors publish', hint: 'Each editor and admin decides alone.' },
            {
              value: 'second',
              label: 'A second person approves',
              hint: 'Exactly the text that goes out was approved by someone who did not write it. In an emergency a text can go without, for a reason that stays visible until someone else has approved it. Withdrawing a text needs no approval.',
            },
          ]}
        />
      </ActForm>
    </Section>
  )
}

const defaultDays = 7

export function SecondFactor({ rule }: { rule: FactorRule }) {
  const save = useForm(saveSecondFactor)
  return (
    <Section title="Second factor" id="second-factor" className="mt-14 scroll-mt-6">
      <Form state={save} className="grid gap-4" verb="Change who must have one" saved="Saved.">
        <RadioGroup
          label="Who must have a passkey or an authenticator app"
          {...save.field('who', rule.who)}
          choices={[
            { value: 'nobody', label: 'Nobody', hint: 'Everyone may have one. Who has one is asked for it.' },
            { value: 'admins', label: 'Admins' },
            { value: 'everyone', label: 'Everyone' },
          ]}
        />
        <TextField
          label="Days until then"
          {...save.field('days', String(rule.who === 'nobody' ? defaultDays : rule.days))}
          inputMode="numeric"
          hint="From now, or from when an account was made. After that, whoever has none sets one up before anything else."
          className="max-w-80"
        />
      </Form>
    </Section>
  )
}

export function UploadLimits({ limits }: { limits: WrittenQuota }) {
  const save = useForm(saveUploadLimits)
  return (
    <Section title="Upload limits" id="upload-limits" className="mt-14 scroll-mt-6">
      <p className="mb-4 max-w-[66ch] text-sm text-soft">
        How much each contributor and editor may upload, in gigabytes. Admins and imports have no limit. Files that are
        here already stay, and what lies in the trash counts until it is erased. Empty means no limit.
      </p>
      <Form state={save} className="grid gap-4" verb="Change the limits" saved="Saved.">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField label="In 24 hours (GB)" {...save.field('daily', limits.daily)} inputMode="decimal" />
          <TextField label="In all (GB)" {...save.field('total', limits.total)} inputMode="decimal" />
        </div>
      </Form>
    </Section>
  )
}

/** `isFree`: nothing was ever public, so no address would change. */
export function MainLanguageSection({ main, isFree }: { main: Language; isFree: boolean }) {
  const save = useForm(saveMainLanguage)
  const { english } = languageNames[main]
  return (
    <Section title="Main language" id="main-language" className="mt-14 scroll-mt-6">
      {isFree ? (
        <Form state={save} className="grid gap-4" verb="Change the main language" saved="Saved.">
          <SelectField
            label="Main language of the site"
            className="max-w-md"
            key={main}
            {...save.field('language', main)}
            options={languages.map((language) => ({ value: language, label: languageNames[language].english }))}
            hint="It stands at the address of the site itself; the others stand under /en, /km and so on. It can be chosen here until the first text is published."
          />
        </Form>
      ) : (
        <>
          <p>
            {english}. It stands at the address of the site itself; the other languages stand under{' '}
            {main === 'en' ? '/km' : '/en'} and so on.
          </p>
          <p className="mt-2 text-sm text-soft">
            Texts are public, so another main language would change their addresses. Whoever runs the site can do it,
            and every address of now then leads to the new one:{' '}
            <code className="font-mono">npm run gazette -- main-language {main === 'km' ? 'en' : 'km'} --check</code>
          </p>
        </>
      )}
    </Section>
  )
}
