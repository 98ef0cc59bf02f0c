import type { Editor } from '@tiptap/react'
import { Table } from 'lucide-react'
import { MenuButton } from '@/components/ui/menu-button'
import { toolClass } from './tool-button'
import type { Tools } from './tools'

/** Shows the tools of a table below the button that makes tables, so that no other button moves. */
export function TableTools({ editor, tools }: { editor: Editor; tools: Tools }) {
  const chain = () => editor.chain().focus()
  const groups: Record<string, Record<string, () => void>> = {
    Row: {
      'Row above': () => chain().addRowBefore().run(),
      'Row below': () => chain().addRowAfter().run(),
      'Heading row on or off': () => chain().toggleHeaderRow().run(),
      'Remove this row': () => chain().deleteRow().run(),
    },
    Column: {
      'Column before': () => chain().addColumnBefore().run(),
      'Column after': () => chain().addColumnAfter().run(),
      'Heading column on or off': () => chain().toggleHeaderColumn().run(),
      'Remove this column': () => chain().deleteColumn().run(),
    },
    'Whole table': {
      'Caption, source, chart…': () => tools.ask('table'),
      'Remove table': () => chain().deleteTable().run(),
    },
  }
  return (
    <MenuButton label="Rows and columns" groups={groups} className={`${toolClass} bg-accent! text-accent-ink!`}>
      <Table aria-hidden className="size-4.5" />
    </MenuButton>
  )
}
