import { ChooseTexts } from '@/components/admin/picker/choose-texts'
import { Lines, type LinesProps } from './lines'

type Props = Omit<LinesProps, 'list' | 'parts' | 'chooser'> & { list: 'menu' | 'footerMenu' }

/** The lines of one menu of the site. */
export function MenuLines(props: Props) {
  return (
    <Lines
      {...props}
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
