import { ChooseTexts } from '@/components/admin/picker/choose-texts'
import type { MenuLine } from '@/domain/published/site'
import { Lines, type LinesProps } from './lines'

type Props = Omit<LinesProps, 'list' | 'parts' | 'chooser' | 'initial' | 'nests'> & {
  list: 'menu' | 'footerMenu'
  initial: MenuLine[]
}

/** The lines of one menu of the site, and those that some of them open. */
export function MenuLines({ initial, ...props }: Props) {
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
