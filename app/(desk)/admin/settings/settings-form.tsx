'use client'

import { ChooseOrganisation } from '@/components/admin/picker/choose-organisation'
import { ChooseTexts } from '@/components/admin/picker/choose-texts'
import { Section } from '@/components/admin/shell/page-head'
import { Checkbox, SelectField, TextField } from '@/components/ui/fields'
import type { Organisation, MenuLine } from '@/domain/published/site'
import { saveSettings } from './actions'
import type { SettingsSite } from './form-fields'
import { Lines, type LinesProps } from './lines'
import { LogoFields } from './logo-fields'
import { SaveBar } from './save-bar'
import { SettingsTranslations, type DefaultNames } from './translations'
import { useSettings } from './use-settings'

type SelectOption = { value: string; label: string }
type Props = { site: SettingsSite; usualNames: DefaultNames; zones: SelectOption[]; organisations: Organisation[] }

export function SettingsForm({ site, usualNames, zones, organisations }: Props) {
  const { form, touch, hidden, bar, problem, field, typedValues } = useSettings(saveSettings, site)
  const lineState = { typedValues, problem, touch }
  return (
    <form {...form} onInput={touch} className="grid gap-10">
      {hidden}
      <Section title="Name" id="name-section">
        <div className="grid gap-4">
          <TextField label="Name" {...field('name', site.name)} isRequired />
          <TextField
            label="Tagline"
            {...field('tagline', site.tagline)}
            hint="One line beside the name, and in search results."
          />
          <TextField
            label="Publisher"
            {...field('publisher', site.publisher)}
            hint="Who publishes, as libraries and search engines cite it. Empty means the name."
          />
          <TextField
            label="Contact"
            {...field('contact', site.contact)}
            hint="An email or a sentence, at the foot of every page."
          />
        </div>
      </Section>
      <Section title="Logo and icon" id="logo-section">
        <LogoFields site={site} {...lineState} />
      </Section>
      <Section title="Time" id="time-section">
        <SelectField
          label="Time zone of the site"
          {...field('zone', site.zone)}
          options={zones}
          hint="Dates, months and new addresses follow it. Addresses that were published stay as they are."
        />
        <Checkbox
          name="buddhistYears"
          value="yes"
          defaultSelected={'name' in typedValues ? typedValues.buddhistYears === 'yes' : site.buddhistYears}
        >
          Show the Buddhist year beside dates in Thai: 7 ตุลาคม 2014 (พ.ศ. 2557)
        </Checkbox>
      </Section>
      <Section title="Main menu" id="menu-section">
        <p className="mb-4 text-sm text-soft">
          At the head of every page, in this order. An address on this site, such as /about. A line can have up to eight
          others under it, which it opens; it can then do without an address.
        </p>
        <MenuLines list="menu" initial={site.menu} {...lineState} lineName="menu line" />
      </Section>
      <Section title="Footer menu" id="footer-menu-section">
        <p className="mb-4 text-sm text-soft">
          At the foot of every page, in this order: what a reader may need anywhere, such as contact, privacy and
          accessibility. Lines under another are shown below it.
        </p>
        <MenuLines list="footerMenu" initial={site.footerMenu} {...lineState} lineName="footer line" />
      </Section>
      <Section title="In other languages" id="translations-section">
        <p className="mb-4 text-sm text-soft">
          What readers of a language see instead of the words above. What is empty is shown as it is written above; a
          new menu line can be named here once it is saved and this page is loaded again.
        </p>
        <SettingsTranslations site={site} usualNames={usualNames} field={field} />
      </Section>
      <Section title="Organisations" id="organisations-section">
        <p className="mb-4 text-sm text-soft">
          At the foot of every page, in this order. A web address begins with https:// or is left empty.
        </p>
        <Lines
          list="organisations"
          parts={[
            { name: 'name', label: 'Name' },
            { name: 'url', label: 'Web address' },
          ]}
          initial={site.organisations}
          {...lineState}
          lineName="organisation"
          chooser={(add) => (
            <ChooseOrganisation
              label="Choose an organisation…"
              organisations={organisations}
              onChoose={(organisation) => add([organisation])}
            />
          )}
        />
      </Section>
      <Section title="Leave this page" id="leave-section">
        <TextField
          label="Where “Leave this page” leads"
          {...field('leaveTo', site.leaveTo)}
          hint="The pages of help, and texts about people at risk, have this way off them. Choose a site that anyone might be reading, such as the weather. The address begins with https://."
          isRequired
        />
      </Section>
      <SaveBar {...bar} />
    </form>
  )
}

type MenuLinesProps = Omit<LinesProps, 'list' | 'parts' | 'chooser' | 'initial' | 'nests'> & {
  list: 'menu' | 'footerMenu'
  initial: MenuLine[]
}

function MenuLines({ initial, ...props }: MenuLinesProps) {
  return (
    <Lines
      {...props}
      nests
      initial={initial.flatMap(({ items = [], ...line }) => [line, ...items.map((item) => ({ ...item, sub: 'yes' }))])}
      parts={[
        { name: 'label', label: 'Label' },
        { name: 'path', label: 'Address' },
      ]}
      chooser={(add) => (
        <ChooseTexts
          label="Choose texts…"
          several
          onChoose={(texts) => add(texts.map(({ title, path }) => ({ label: title, path })))}
        />
      )}
    />
  )
}
