'use client'

import { useState } from 'react'
import { ChooseTexts, type LiveText } from '@/components/admin/picker/choose-texts'
import { Section } from '@/components/admin/shell/page-head'
import { SelectField } from '@/components/ui/fields'
import { mainLanguage } from '@/lib/languages/languages'
import { saveFront } from '../actions'
import type { FrontSite } from '../form-fields'
import { Lines } from '../lines'
import { SettingsForm } from '../settings-form'
import { useSettings } from '../use-settings'

type SelectOption = { value: string; label: string }
type Props = { site: FrontSite; choices: SelectOption[] }

export function FrontForm({ site, choices }: Props) {
  const state = useSettings(saveFront, site)
  const { touch, problem, typedValues } = state
  const [lead, setLead] = useState<string>()
  const [others, setOthers] = useState<SelectOption[]>([])
  const options = [...choices, ...others.filter(({ value }) => !choices.some((choice) => choice.value === value))]
  const offer = (texts: LiveText[]) =>
    setOthers((all) => [...all, ...texts.map(({ id, title }) => ({ value: String(id), label: title || 'Untitled' }))])
  return (
    <SettingsForm state={state} className="gap-10">
      <Section title="The lead" id="lead-section">
        <SelectField
          label="Leads the front page"
          name="leadEntryId"
          key={lead}
          defaultValue={lead ?? typedValues.leadEntryId ?? String(site.leadEntryId ?? '')}
          none="The newest post"
          options={options}
          problem={problem('leadEntryId')}
        />
        <div className="mt-2">
          <ChooseTexts
            label="Choose a text…"
            language={mainLanguage()}
            isLeftOut={isPage}
            onChoose={(texts) => {
              offer(texts)
              setLead(String(texts[0]?.id ?? ''))
              touch()
            }}
          />
        </div>
      </Section>
      <Section title="Highlights" id="pins-section">
        <p className="mb-4 text-sm text-soft">
          Up to six texts that stand above the newest, in this order. Without one, the newest come first.
        </p>
        <Lines
          list="pinnedEntryIds"
          parts={[{ name: 'id', label: 'Text', options: [{ value: '', label: 'Choose a text' }, ...options] }]}
          initial={site.pinnedEntryIds.map((id) => ({ id: String(id) }))}
          typedValues={typedValues}
          problem={(field) => problem(field) ?? problem(field.replace(/\.id$/, ''))}
          touch={touch}
          lineName="highlight"
          chooser={(add) => (
            <ChooseTexts
              label="Choose texts…"
              several
              language={mainLanguage()}
              isLeftOut={isPage}
              onChoose={(texts) => {
                offer(texts)
                add(texts.map(({ id }) => ({ id: String(id) })))
              }}
            />
          )}
        />
      </Section>
    </SettingsForm>
  )
}

function isPage({ kind }: Pick<LiveText, 'kind'>) {
  return kind === 'page'
}
