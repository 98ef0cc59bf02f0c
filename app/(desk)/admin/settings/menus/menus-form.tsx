'use client'

import { ChooseTexts } from '@/components/admin/picker/choose-texts'
import { Section } from '@/components/admin/shell/page-head'
import type { MenuLine, Site } from '@/domain/published/site'
import { saveSettings } from '../actions'
import { Lines, type LinesProps } from '../lines'
import { SettingsForm } from '../settings-form'
import { useSettings } from '../use-settings'

type Props = { site: Pick<Site, 'menu' | 'footerMenu'> }

export function MenusForm({ site }: Props) {
  const state = useSettings(saveSettings, site)
  const { touch, problem, typedValues } = state
  const lineState = { typedValues, problem, touch }
  return (
    <SettingsForm state={state} className="gap-10">
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
    </SettingsForm>
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
